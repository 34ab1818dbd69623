import { pino } from 'pino';
import { createApp } from '../../api/app.ts';
import { standardTax } from '../../api/config.ts';
import { createListener } from '../../api/hosts/listener.ts';
import { openShop } from '../../api/open-shop.ts';
import { openPorts } from '../../api/ports/node.ts';
import type { Recipe } from './baseline-shop.ts';
import { cartStatements, particularsOf, type Place } from './places.ts';
import { record } from './record.ts';
import { requests, sendOnce } from './requests.ts';

/** Serves the shop in this process, without its jobs, and writes down what each request sends to the database and is answered. Uses up carts 1 to 8. */
export async function findRecipes(place: Place): Promise<Recipe[]> {
  await place.run(cartStatements(1, 8));
  const shop = await openShop(await place.open(), { sandbox: false, classic: false, tax: standardTax, hosts: [] }, openPorts({ mayPostToPrivate: false }));
  const server = createListener(createApp({ shop, log: pino({ level: 'warn' }), rateLimit: 0 }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  const recipes: Recipe[] = [];
  let cart = 0;
  for (const request of Object.values(requests)) {
    // The first one opens connections and prepares statements.
    await (await sendOnce(origin, request, ++cart)).text();
    const used = ++cart;
    let answered: Response | undefined;
    const statements = await record(async () => (answered = await sendOnce(origin, request, used)), particularsOf(used));
    if (!answered?.ok) throw new Error(`${request.path} was answered by ${answered?.status}: ${await answered?.text()}`);
    recipes.push({ request, statements, status: answered.status, answer: await answered.json() });
  }
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await shop.database.close();
  return recipes;
}
