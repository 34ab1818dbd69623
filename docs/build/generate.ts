// npm run generate: the files that are projections and yet committed, so that a change of the API or the schema shows in review.
import { writeFileSync } from 'node:fs';
import { readSqlFiles } from '../../api/database/files.ts';
import { operations } from '../../api/operations.ts';
import { toOpenApi } from '../../api/projections/openapi.ts';
import { ecommerceSql } from './ecommerce-sql.ts';

const root = new URL('../../', import.meta.url);

writeFileSync(new URL('api/openapi.json', root), `${JSON.stringify(toOpenApi(operations), null, 2)}\n`);
writeFileSync(new URL('sql/ecommerce.sql', root), await ecommerceSql(readSqlFiles()));
