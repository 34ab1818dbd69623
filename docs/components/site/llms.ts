// llms.txt (https://llmstxt.org): every page of a language with its description, for readers that are programs.

export function llmsText(language: Language, entries: Entry[]): string {
  const pages = entries.map(({ id, data }) => ({ ...place(id), title: data.title, description: data.description }));
  const own = pages.filter((page) => page.language === language && page.section !== '404');
  const front = own.find((page) => page.section === '');
  const { headings, files } = words[language];
  const lists = Object.entries(headings).map(([section, heading]) => {
    const lines = own.filter((page) => page.section === section).sort((a, b) => a.address.localeCompare(b.address)).map(line);
    return lines.length ? `## ${heading}\n\n${lines.join('\n')}` : '';
  });
  return [`# Etalase`, `> ${front?.description ?? ''}`, ...lists, files].filter(Boolean).join('\n\n') + '\n';
}

function line({ title, address, description }: { title: string; address: string; description?: string }): string {
  return `- [${title}](${address})${description ? `: ${description}` : ''}`;
}

/** `id/essays/load-balancing` -> Indonesian, section essays, /id/essays/load-balancing/ */
function place(id: string): { language: Language; section: string; address: string } {
  const [first = '', ...rest] = id.split('/');
  const language = first === 'id' ? 'id' : 'en';
  const section = (language === 'id' ? rest[0] : first) ?? '';
  return { language, section: section === 'index' ? '' : section, address: `/${id}/` };
}

const words = {
  en: {
    headings: { setup: 'Setup', essays: 'Essays', labs: 'Labs', api: 'API', guides: 'Guides', errors: 'Errors' },
    files: '## Files\n\n- [OpenAPI 3.1](/openapi.json): every operation, with schemas and examples\n- [Postman collection](/postman.json): every operation as a request with tests\n- [Bahasa Indonesia](/id/llms.txt): this list in Indonesian',
  },
  id: {
    headings: { setup: 'Penyiapan', essays: 'Esai', labs: 'Lab', api: 'API', guides: 'Panduan', errors: 'Kesalahan' },
    files: '## File\n\n- [OpenAPI 3.1](/openapi.json): semua operasi beserta skema dan contohnya\n- [Koleksi Postman](/postman.json): semua operasi sebagai permintaan beserta pengujiannya\n- [English](/llms.txt): daftar ini dalam bahasa Inggris',
  },
};

type Language = 'en' | 'id';

/** A page of the docs collection. */
interface Entry {
  id: string;
  data: { title: string; description?: string };
}
