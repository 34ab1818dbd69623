// The tables as stored: snake_case, plain integers and text. What a column means stands in sql/.
import type { Generated } from 'kysely';

export interface Tables {
  brands: {
    brand_id: Generated<number>;
    brand_name: string;
  };
  categories: {
    category_id: Generated<number>;
    parent_id: number | null;
    slug: string;
    name_en: string;
    name_id: string;
    position: number;
  };
  products: {
    product_id: Generated<number>;
    product_name: string;
    /** Rupiah with two decimals, written as text; read through `price_minor`. */
    price: string;
    /** Pieces that can be sold: on hand and not reserved. */
    qty: number;
    brand_id: number | null;
    /** The price in minor units, computed by the database from `price`. */
    price_minor: Generated<number>;
    /** Null: a row from outside the shop, whose slug follows from its id. */
    slug: string | null;
    category_id: number | null;
    description_en: string | null;
    description_id: string | null;
    /** Pieces on hand that are promised to orders. */
    reserved: Generated<number>;
    /** The `qty` that the ledger knows of; null: the product is not in the ledger yet. */
    counted: Generated<number | null>;
    archived_at: Generated<string | null>;
    search_text: Generated<string | null>;
    search_name: Generated<string | null>;
  };
  shop_state: {
    name: string;
    value: string;
  };
  stock_movements: {
    movement_id: Generated<number>;
    product_id: number;
    on_hand_delta: number;
    reserved_delta: number;
    reason: string;
    reference: Generated<string | null>;
    note: Generated<string | null>;
    created_at: string;
  };
  accounts: {
    account_id: string;
    email: string;
    name: string;
    password_hash: string;
    role: string;
    is_demo: Generated<number>;
    created_at: string;
  };
  sessions: {
    session_id: string;
    account_id: string;
    access_hash: string;
    access_expires_at: string;
    refresh_hash: string;
    refresh_expires_at: string;
    created_at: string;
  };
  spent_tokens: {
    token_hash: string;
    session_id: string;
  };
  login_attempts: {
    bucket: string;
    attempts: number;
    resets_at: string;
  };
  addresses: {
    address_id: string;
    account_id: string;
    content: string;
    created_at: string;
  };
  idempotency_keys: {
    scope: string;
    fingerprint: string;
    status: Generated<number | null>;
    headers: Generated<string | null>;
    body: Generated<string | null>;
    created_at: string;
  };
  promotions: {
    code: string;
    kind: string;
    value: number;
    minimum: number;
    starts_at: Generated<string | null>;
    ends_at: Generated<string | null>;
    usage_limit: Generated<number | null>;
    used: Generated<number>;
    created_at: string;
  };
  carts: {
    cart_id: string;
    account_id: Generated<string | null>;
    status: string;
    email: Generated<string | null>;
    shipping_address: Generated<string | null>;
    billing_address: Generated<string | null>;
    shipping_option: Generated<string | null>;
    expires_at: string;
    created_at: string;
  };
  cart_items: {
    item_id: string;
    cart_id: string;
    product_id: number;
    quantity: number;
    position: number;
  };
  cart_promotions: {
    cart_id: string;
    code: string;
    position: number;
  };
  orders: {
    order_id: string;
    cart_id: string;
    account_id: Generated<string | null>;
    status: string;
    payment_status: string;
    fulfillment_status: string;
    email: string;
    shipping_address: string;
    billing_address: string;
    shipping_option: string;
    shipping_name: string;
    subtotal: number;
    discount: number;
    shipping: number;
    tax: number;
    total: number;
    expires_at: string;
    created_at: string;
  };
  order_lines: {
    line_id: string;
    order_id: string;
    position: number;
    product_id: number;
    name: string;
    slug: string;
    unit_price: number;
    quantity: number;
    discount: number;
    tax: number;
    total: number;
    fulfilled: Generated<number>;
    released: Generated<number>;
    restocked: Generated<number>;
  };
  order_promotions: {
    order_id: string;
    code: string;
    amount: number;
    position: number;
  };
  payments: {
    payment_id: string;
    order_id: string;
    status: string;
    capture: string;
    amount: number;
    captured: Generated<number>;
    refunded: Generated<number>;
    card_brand: string;
    card_last4: string;
    pending_failure: Generated<string | null>;
    failure: Generated<string | null>;
    position: number;
    created_at: string;
  };
  refunds: {
    refund_id: string;
    payment_id: string;
    amount: number;
    reason: Generated<string | null>;
    restock: string;
    position: number;
    created_at: string;
  };
  fulfillments: {
    fulfillment_id: string;
    order_id: string;
    status: string;
    tracking: Generated<string | null>;
    position: number;
    created_at: string;
    delivered_at: Generated<string | null>;
  };
  fulfillment_lines: {
    fulfillment_id: string;
    line_id: string;
    quantity: number;
  };
  events: {
    event_id: string;
    type: string;
    payload: string;
    created_at: string;
  };
  webhook_endpoints: {
    endpoint_id: string;
    url: string;
    secret: string;
    event_types: string;
    created_at: string;
  };
  webhook_deliveries: {
    delivery_id: string;
    event_id: string;
    endpoint_id: string;
    status: string;
    attempts: Generated<number>;
    next_attempt_at: Generated<string | null>;
    claimed_until: Generated<string | null>;
    last_status: Generated<number | null>;
    last_error: Generated<string | null>;
    created_at: string;
    finished_at: Generated<string | null>;
  };
}
