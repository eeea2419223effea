import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { dialects, tempDir } from '#tests';
import { customersHouse, declarationOf } from '../modules/customers/testing.ts';
import type { CustomersHouse } from '../modules/customers/testing.ts';
import { importCommand } from './import.ts';

for (const dialect of await dialects()) {
  describe(`lupaus import on ${dialect.name}`, () => {
    let house: CustomersHouse;
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('lajina-mieli'));
    });
    after(() => house.close());

    async function run(...args: string[]): Promise<{ code: number; out: string }> {
      let out = '';
      const code = await importCommand(house.deps, args, (text) => (out += text));
      return { code, out };
    }
    const INTO = ['--register', 'customer', '--group', 'customers', '--source', 'self'];

    test('each batch that is stored gets a line, columns left out are named with their clause, bad rows go to the file asked for', async (t) => {
      const file = join(tempDir(t), 'in.csv');
      const errors = join(tempDir(t), 'bad.csv');
      const lines = Array.from({ length: 700 }, (_, i) => `Aino;Aalto${i};aino${i}@example.test;Lisätieto`);
      writeFileSync(file, Buffer.from(['Etunimi;Sukunimi;S.posti;Muistiinpano', ...lines, 'Bo;Väärä;ei;x'].join('\r\n'), 'latin1'));
      const dry = await run(file, ...INTO, '--map', 'S.posti=email', '--dry-run');
      assert.match(dry.out, /would 701\/701 created=700 merged=0 same=0 failed=1 banned=0 erased=0/);
      const { code, out } = await run(file, ...INTO, '--map', 'S.posti=email', '--errors', errors);
      assert.equal(code, 0);
      assert.match(out, /\+ S\.posti = email\n- Muistiinpano: .*kohta 6/);
      assert.deepEqual(
        out.split('\n').filter((line) => /^(stored|done)/.test(line)),
        [
          'stored 501/701 created=500 merged=0 same=0 failed=1 banned=0 erased=0',
          'stored 701/701 created=700 merged=0 same=0 failed=1 banned=0 erased=0',
          'done 701/701 created=700 merged=0 same=0 failed=1 banned=0 erased=0',
        ],
      );
      assert.match(readFileSync(errors, 'utf8'), /702;Bo;Väärä;ei;x;Tarkista sähköpostiosoite/);
      assert.equal(statSync(errors).mode & 0o777, 0o600);
    });

    test('a command that is not understood says how it is used; a file, a column or a register that is not there is refused', async (t) => {
      assert.equal((await run()).code, 2);
      assert.equal((await run('x.csv', '--register', 'customer')).code, 2);
      assert.equal((await run('x.csv', ...INTO, '--since', 'yesterday')).code, 2);
      const file = join(tempDir(t), 'in.csv');
      await assert.rejects(run(file, ...INTO), { code: 'errors.file-unreadable' });
      writeFileSync(file, 'Sähköposti\na@example.test\n');
      await assert.rejects(run(file, ...INTO, '--map', 'Nimi=fullName'), { code: 'errors.import-column-missing' });
      await assert.rejects(run(file, '--register', 'nowhere', '--group', 'customers', '--source', 'self'), {
        code: 'errors.register-unknown',
      });
      await assert.rejects(
        run(file, '--register', 'marketing', '--group', 'subscribers', '--source', 'self', '--map', 'Sähköposti=fullName'),
        { code: 'errors.import-column-undeclared', field: 'person.name', clause: 'S0-06' },
      );
    });
  });
}
