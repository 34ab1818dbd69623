// Webhooks' way out of a page. It reaches what the page's own reader could reach from it: the browser guards the rest by CORS.
import type { Courier } from '../shop.ts';

export const webCourier: Courier = {
  async refuse({ protocol, username, password }) {
    if (protocol !== 'http:' && protocol !== 'https:') return 'Webhooks go to http and https addresses alone.';
    return username || password ? 'Webhooks go to addresses without a user or password.' : undefined;
  },

  async post(url, headers, body) {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers },
      body,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(5000),
    });
    await response.body?.cancel();
    // A page is not told to where it would have been redirected, nor with which status.
    return response.type === 'opaqueredirect' ? 302 : response.status;
  },
};
