import { getCollection } from 'astro:content';
import { llmsText } from '../components/site/llms.ts';

export async function GET() {
  return new Response(llmsText('en', await getCollection('docs')), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
