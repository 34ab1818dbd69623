// A request written down in the languages that callers use. Each string is quoted by its language's own rules.
import { bodyText, type ConsoleRequest, type RequestBody } from './request.ts';

export const samples = [
  { id: 'curl', label: 'cURL', write: curl },
  { id: 'fetch', label: 'fetch', write: javascript },
  { id: 'python', label: 'Python', write: python },
  { id: 'go', label: 'Go', write: go },
  { id: 'php', label: 'PHP', write: php },
] as const;

function curl({ method, url, headers, body }: ConsoleRequest): string {
  // --data-urlencode names the media type itself.
  const named = Object.entries(headers).filter(([name]) => name !== 'content-type' || body?.kind === 'json');
  const options = [
    ...named.map(([name, value]) => `-H ${shell(`${name}: ${value}`)}`),
    ...(body?.kind === 'form' ? body.pairs.map(([name, value]) => `--data-urlencode ${shell(`${name}=${value}`)}`) : []),
    ...(body?.kind === 'json' ? [`--data-raw ${shell(readable(body))}`] : []),
  ];
  return [`curl ${method === 'GET' ? '' : `-X ${method} `}${shell(url)}`, ...options].join(' \\\n  ');
}

function javascript({ method, url, headers, body, answersText }: ConsoleRequest): string {
  const named = Object.entries(headers).filter(([name]) => name !== 'content-type' || body?.kind === 'json');
  const options = [
    ...(method === 'GET' ? [] : [`  method: "${method}",`]),
    ...(named.length > 0 ? [`  headers: ${indent(literal(Object.fromEntries(named), javascriptStyle), '  ')},`] : []),
    ...(body ? [`  body: ${body.kind === 'json' ? 'JSON.stringify' : 'new URLSearchParams'}(${indent(literal(contentOf(body), javascriptStyle), '  ')}),`] : []),
  ];
  const argument = options.length > 0 ? `, {\n${options.join('\n')}\n}` : '';
  return `const response = await fetch(${json(url)}${argument});\nconsole.log(response.status, await response.${answersText ? 'text' : 'json'}());`;
}

function python({ method, url, headers, body, answersText }: ConsoleRequest): string {
  const named = Object.entries(headers).filter(([name]) => name !== 'content-type');
  const options = [
    ...(named.length > 0 ? [`headers=${literal(Object.fromEntries(named), pythonStyle)}`] : []),
    ...(body ? [`${body.kind === 'json' ? 'json' : 'data'}=${literal(contentOf(body), pythonStyle)}`] : []),
  ];
  const call = options.length > 0 ? `(\n    ${[json(url), ...options].map((line) => indent(line, '    ')).join(',\n    ')},\n)` : `(${json(url)})`;
  return `import requests\n\nresponse = requests.${method.toLowerCase()}${call}\nprint(response.status_code, response.${answersText ? 'text' : 'json()'})`;
}

function go({ method, url, headers, body }: ConsoleRequest): string {
  const lines = [
    ...(body ? [`body := strings.NewReader(${goText(readable(body))})`] : []),
    `request, err := http.NewRequest("${method}", ${json(url)}, ${body ? 'body' : 'nil'})`,
    ...fatal,
    ...Object.entries(headers).map(([name, value]) => `request.Header.Set(${json(name)}, ${json(value)})`),
    'response, err := http.DefaultClient.Do(request)',
    ...fatal,
    'defer response.Body.Close()',
    'answer, err := io.ReadAll(response.Body)',
    ...fatal,
    'fmt.Println(response.Status, string(answer))',
  ];
  const imports = ['fmt', 'io', 'log', 'net/http', ...(body ? ['strings'] : [])].map((name) => `\t"${name}"`);
  return `package main\n\nimport (\n${imports.join('\n')}\n)\n\nfunc main() {\n${lines.map((line) => `\t${line}`).join('\n')}\n}`;
}

const fatal = ['if err != nil {', '\tlog.Fatal(err)', '}'];

function php({ method, url, headers, body }: ConsoleRequest): string {
  const named = Object.entries(headers).map(([name, value]) => phpText(`${name}: ${value}`));
  const options = [
    ...(method === 'GET' ? [] : [`CURLOPT_CUSTOMREQUEST => '${method}',`]),
    ...(named.length > 0 ? [`CURLOPT_HTTPHEADER => [${named.join(', ')}],`] : []),
    ...(body ? [`CURLOPT_POSTFIELDS => ${phpText(readable(body))},`] : []),
    'CURLOPT_RETURNTRANSFER => true,',
  ];
  const print = 'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), "\\n", $answer, "\\n";';
  return `<?php\n$curl = curl_init(${phpText(url)});\ncurl_setopt_array($curl, [\n    ${options.join('\n    ')}\n]);\n$answer = curl_exec($curl);\n${print}`;
}

/** Between single quotes a POSIX shell reads everything as it stands, except the single quote. */
function shell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A JSON string is a string literal of JavaScript, Python and Go too. */
function json(value: unknown): string {
  return JSON.stringify(value);
}

function pythonScalar(value: unknown): string {
  if (value === null) return 'None';
  return typeof value === 'boolean' ? (value ? 'True' : 'False') : json(value);
}

/** A raw string where Go has one for this text: it knows neither a backquote nor a carriage return. */
function goText(text: string): string {
  return /[`\r]/.test(text) ? json(text) : `\`${text}\``;
}

function phpText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function contentOf(body: RequestBody): unknown {
  return body.kind === 'json' ? body.value : Object.fromEntries(body.pairs);
}

/** Long JSON goes over several lines. */
function readable(body: RequestBody): string {
  const text = bodyText(body);
  return body.kind === 'json' && text.length > 60 ? JSON.stringify(body.value, null, 2) : text;
}

/** An object or list as a literal, one entry a line where it is long. */
function literal(value: unknown, style: Style): string {
  if (typeof value !== 'object' || value === null) return style.scalar(value);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Object.entries(value).map(([key, inner]) => (Array.isArray(value) ? '' : `${json(key)}: `) + literal(inner, style));
  const pad = open === '{' ? style.pad : '';
  const flat = `${open}${pad}${entries.join(', ')}${pad}${close}`;
  if (flat.length <= 60 && !flat.includes('\n')) return flat;
  return `${open}\n${entries.map((entry) => `${style.step}${indent(entry, style.step)},`).join('\n')}\n${close}`;
}

/** Moves every line but the first to the right. Line breaks within strings are escaped, so none is touched. */
function indent(text: string, step: string): string {
  return text.replaceAll('\n', `\n${step}`);
}

interface Style {
  readonly scalar: (value: unknown) => string;
  readonly step: string;
  /** within the braces of a short one */
  readonly pad: string;
}

const javascriptStyle: Style = { scalar: json, step: '  ', pad: ' ' };
const pythonStyle: Style = { scalar: pythonScalar, step: '    ', pad: '' };
