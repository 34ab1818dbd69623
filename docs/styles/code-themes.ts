// Code in the colours of the site. Values are written out, since Expressive Code reckons with them
// (it lifts what falls below its contrast); they are those of tokens.css.

export const paper = theme('paper', 'light', {
  ground: '#f4f2ec', ink: '#1b1a21', muted: '#5c5964', word: '#2c3c94', text: '#9a4b22', value: '#1f6b4a',
});

export const dusk = theme('dusk', 'dark', {
  ground: '#17171d', ink: '#eceaf1', muted: '#a5a2b0', word: '#a9b4fa', text: '#e7a277', value: '#7fd0a6',
});

function theme(name: string, type: 'light' | 'dark', colour: Palette) {
  const paint = (foreground: string, scope: string[], fontStyle?: string) => ({ scope, settings: { foreground, fontStyle } });
  return {
    name,
    type,
    colors: { 'editor.background': colour.ground, 'editor.foreground': colour.ink },
    tokenColors: [
      { settings: { foreground: colour.ink, background: colour.ground } },
      paint(colour.muted, ['comment', 'punctuation.definition.comment', 'meta.separator'], 'italic'),
      paint(colour.text, ['string', 'punctuation.definition.string', 'markup.inline.raw', 'markup.inserted']),
      paint(colour.value, ['constant', 'constant.numeric', 'constant.language', 'support.constant']),
      paint(colour.word, ['keyword', 'storage', 'support.type.property-name', 'punctuation.support.type.property-name', 'entity.name.tag', 'markup.heading', 'keyword.operator.word']),
      paint(colour.word, ['entity.name.type', 'support.type', 'support.class', 'entity.other.attribute-name']),
      paint(colour.ink, ['string.unquoted.argument', 'variable', 'variable.other.constant', 'entity.name.function', 'support.function', 'keyword.operator', 'punctuation', 'meta.brace']),
      paint(colour.text, ['constant.character.escape', 'string.regexp', 'markup.deleted']),
    ],
  };
}

interface Palette {
  ground: string;
  ink: string;
  muted: string;
  /** keywords, types, property names */
  word: string;
  /** strings */
  text: string;
  /** numbers and constants */
  value: string;
}
