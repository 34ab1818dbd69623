import { brands } from './brands.contract.ts';
import { categories } from './categories.contract.ts';
import { products } from './products.contract.ts';

export const catalog = { ...products, ...brands, ...categories };
