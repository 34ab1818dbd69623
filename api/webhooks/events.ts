/** What webhooks tell about; `data` of each is the order, payment or refund as the API shows it. */
export const eventTypes = [
  'order.created', 'order.confirmed', 'order.shipped', 'order.delivered', 'order.canceled', 'order.expired',
  'payment.requires_action', 'payment.authorized', 'payment.captured', 'payment.failed', 'payment.canceled',
  'refund.created',
] as const;

export type EventType = (typeof eventTypes)[number];
