import { describe, expect, test } from 'vitest';
import { operations } from '../../api/operations.ts';
import { toOpenApi } from '../../api/projections/openapi.ts';
import { toPostman } from '../../api/projections/postman.ts';
import { running } from '../helpers/client.ts';
import { hosts } from '../helpers/hosts.ts';

describe.each(hosts)('the server about itself on $name', (host) => {
  const { ask } = running(host);

  test('GET /health/live answers live', async () => {
    expect((await ask('GET /health/live')).json).toEqual({ status: 'live' });
  });

  test('GET /health/ready answers ready', async () => {
    expect((await ask('GET /health/ready')).json).toEqual({ status: 'ready' });
  });

  test('GET /openapi.json answers the projection of the table', async () => {
    expect((await ask('GET /openapi.json')).json).toEqual(toOpenApi(operations));
  });

  test('GET /postman.json answers the projection of the table', async () => {
    expect((await ask('GET /postman.json')).json).toEqual(toPostman(operations));
  });
});
