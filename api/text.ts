/** A text of the table or the site, written in both languages. */
export interface Text {
  readonly en: string;
  readonly id: string;
}

export type Language = keyof Text;
