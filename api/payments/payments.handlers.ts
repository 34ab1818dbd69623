import { ApiError } from '../errors.ts';
import { reply, type Handlers } from '../operation.ts';
import { getPayment } from './held-payments.service.ts';
import { capturePayment, createRefund } from './money.service.ts';
import type { payments } from './payments.contract.ts';
import { authenticatePayment, createPayment } from './payments.service.ts';

export const paymentsHandlers: Handlers<typeof payments> = {
  async createPayment({ trx, caller, params, body, now }) {
    const payment = await createPayment(trx, caller, params.order, body, now);
    return payment instanceof ApiError ? payment : reply(payment, { location: `/v1/payments/${payment.id}` });
  },

  getPayment: ({ caller, params }, { database }) => getPayment(database, caller, params.payment),

  authenticatePayment: ({ trx, caller, params, body, now }) => authenticatePayment(trx, caller, params.payment, body.result, now),

  capturePayment: ({ trx, caller, params, body, now }) => capturePayment(trx, caller, params.payment, body.amount?.amount, now),

  createRefund: ({ trx, caller, params, body, now }) => createRefund(trx, caller, params.payment, body, now),
};
