// The sidebar: what is written by hand as a list, the operations from their table.
import type { AnyOperation } from '../../../api/operation.ts';
import { operations } from '../../../api/operations.ts';
import type { Text } from '../../../api/text.ts';
import { operationPage } from '../reference/operation.ts';
import { features } from '../reference/words.ts';

export const sidebar = [
  group({ en: 'Start', id: 'Mulai' }, [page('/setup/', { en: 'Setup', id: 'Penyiapan' })]),
  group({ en: 'Essays', id: 'Esai' }, [
    page('/essays/project-review/', { en: 'Project review', id: 'Tinjauan proyek' }),
    page('/essays/project-planning/', { en: 'Project planning', id: 'Perencanaan proyek' }),
    page('/essays/load-balancing/', { en: 'Load balancing and ELB', id: 'Load balancing dan ELB' }),
    page('/essays/security-groups/', { en: 'Security groups', id: 'Security group' }),
    page('/essays/go-memory-leaks/', { en: 'Memory leaks in Go', id: 'Kebocoran memori di Go' }),
  ]),
  group({ en: 'Labs', id: 'Lab' }, [
    page('/labs/planning/', { en: 'Plan and review', id: 'Rencana dan tinjauan' }),
    page('/labs/plan-text/', { en: 'The plan as text', id: 'Rencana sebagai teks' }),
    page('/labs/review-done/', { en: 'A project review, done', id: 'Sebuah tinjauan proyek, lengkap' }),
  ]),
  group({ en: 'API', id: 'API' }, [page('/api/', { en: 'Overview', id: 'Ikhtisar' }), ...Object.entries(features).map(featureGroup)]),
  group({ en: 'Guides', id: 'Panduan' }, [
    page('/guides/conventions/', { en: 'Conventions', id: 'Konvensi' }),
    page('/guides/accounts/', { en: 'Accounts and guests', id: 'Akun dan tamu' }),
    page('/guides/orders/', { en: 'The life of an order', id: 'Perjalanan pesanan' }),
    page('/guides/money/', { en: 'Prices and tax', id: 'Harga dan pajak' }),
    page('/guides/webhooks/', { en: 'Webhooks', id: 'Webhook' }),
    page('/guides/sandbox/', { en: 'The sandbox', id: 'Sandbox' }),
    page('/guides/reliability/', { en: 'Reliability', id: 'Keandalan' }),
    page('/guides/testing-a-frontend/', { en: 'Testing a frontend', id: 'Menguji frontend' }),
    page('/guides/database/', { en: 'Database', id: 'Basis data' }),
    page('/guides/classic-api/', { en: 'Classic API', id: 'API klasik' }),
  ]),
  { ...group({ en: 'Errors', id: 'Kesalahan' }, [{ autogenerate: { directory: 'errors' } }]), collapsed: true },
];

/** Closed, but for the one that holds the current page: their operations would crowd out everything else. */
function featureGroup([feature, name]: [feature: string, name: Text]) {
  return { ...group(name, operations.filter((operation) => operation.feature === feature).map(entry)), collapsed: true };
}

function entry(operation: AnyOperation) {
  return { ...page(operationPage(operation, 'en'), operation.summary), badge: { text: operation.method, class: 'method' } };
}

function group({ en, id }: Text, items: object[]) {
  return { label: en, translations: { id }, items };
}

/** Starlight leads an Indonesian reader from `/setup/` to `/id/setup/`. */
function page(link: string, { en, id }: Text) {
  return { label: en, translations: { id }, link };
}
