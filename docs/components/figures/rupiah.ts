/** Minor units as people write them: 8500000 -> 'Rp 85.000'; with sen where there are any: 1110 -> 'Rp 11,10'. */
export function rupiah(amount: number): string {
  return `Rp\u00a0${inRupiah(amount).replace(/,00$/, '')}`;
}

/** The same for columns of a table: always with sen, and without the currency. */
export function inRupiah(amount: number): string {
  return new Intl.NumberFormat('id', { minimumFractionDigits: 2 }).format(amount / 100);
}
