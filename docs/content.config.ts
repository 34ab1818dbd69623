import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';
import english from './content/i18n/en.json';

// Both languages must hold the texts that the English file names: one that is missing fails the build.
const texts = z.object(Object.fromEntries(Object.keys(english).map((key) => [key, z.string().min(1)])));

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: texts }) }),
};
