import { readCursor, replyWithPage } from '../cursor.ts';
import type { Handlers } from '../operation.ts';
import type { accounts } from './accounts.contract.ts';
import * as service from './accounts.service.ts';
import * as addresses from './addresses.service.ts';
import * as sessions from './sessions.service.ts';

export const accountsHandlers: Handlers<typeof accounts> = {
  register: ({ body, now }, shop) => service.register(shop, body, now),

  login: ({ body, client }, shop) => sessions.login(shop, body, client),

  refresh: ({ body }, { database }) => sessions.refresh(database, body.refresh_token),

  logout: ({ caller }, { database }) => sessions.logout(database, caller),

  getMe: ({ caller }, { database }) => service.getMe(database, caller),

  updateMe: ({ body, caller, client }, shop) => service.updateMe(shop, caller, body, client),

  async listAddresses({ query, caller, ...address }, { database }) {
    const slice = await addresses.listAddresses(database, caller, query.limit, readCursor(query.cursor, 'created_at'));
    return replyWithPage(slice, query.limit, address);
  },

  createAddress: ({ body, caller, now }, { database }) => addresses.createAddress(database, caller, body, now),

  updateAddress: ({ params, body, caller }, { database }) => addresses.updateAddress(database, caller, params.address, body),

  deleteAddress: ({ params, caller }, { database }) => addresses.deleteAddress(database, caller, params.address),
};
