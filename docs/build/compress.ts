import { globSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/**
 * Puts a .br and a .gz beside every text file, with its modification time, so that their ETags stay as long as it does.
 * Pagefind's index is compressed already. Returns how much brotli left, for people.
 */
export async function compressFolder(folder: string): Promise<string> {
  const files = globSync('**/*.{html,css,js,mjs,json,svg,xml,txt,wasm}', { cwd: folder });
  const before = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
  const sizes = await Promise.all(files.map((file) => compressFile(join(folder, file))));
  const after = sizes.reduce((sum, size) => sum + size, 0);
  return `${megabytes(before)} to ${megabytes(after)} in ${files.length} files`;
}

async function compressFile(file: string): Promise<number> {
  const bytes = readFileSync(file);
  const { atime, mtime } = statSync(file);
  const quality = file.endsWith('.html') ? 9 : 11;
  const twins = { br: await brotli(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }), gz: await zip(bytes, { level: 9 }) };
  for (const [extension, content] of Object.entries(twins)) {
    writeFileSync(`${file}.${extension}`, content);
    utimesSync(`${file}.${extension}`, atime, mtime);
  }
  return twins.br.length;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
