import { ApiError } from '../errors.ts';
import type { Handlers } from '../operation.ts';
import { operations } from '../operations.ts';
import { toOpenApi } from '../projections/openapi.ts';
import { toPostman } from '../projections/postman.ts';
import type { Shop } from '../shop.ts';
import type { system } from './system.contract.ts';

export const systemHandlers: Handlers<typeof system> = {
  getLiveness: () => ({ status: 'live' }),

  async getReadiness(_, shop) {
    const isReady = !shop.isStopping && (await answersWithin(1000, shop));
    if (!isReady) throw new ApiError('service_unavailable', { headers: { 'retry-after': '1' } });
    return { status: 'ready' };
  },

  getMetrics: (_, shop) => shop.metrics(),

  getOpenApi: (_, shop) => openApi(shop),

  getPostmanCollection: (_, shop) => postman(shop),
};

async function answersWithin(milliseconds: number, { database }: Shop): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(resolve, milliseconds, false)));
  const asked = database.ping().then(() => true, () => false);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

/** The operations that this shop serves. */
const served = ({ settings }: Shop) => operations.filter(({ only }) => !only || settings[only]);

const openApi = oncePerShop((shop) => toOpenApi(served(shop)));
const postman = oncePerShop((shop) => toPostman(served(shop)));

function oncePerShop<Document>(project: (shop: Shop) => Document): (shop: Shop) => Document {
  const projected = new WeakMap<Shop, Document>();
  return (shop) => {
    let document = projected.get(shop);
    if (!document) projected.set(shop, (document = project(shop)));
    return document;
  };
}
