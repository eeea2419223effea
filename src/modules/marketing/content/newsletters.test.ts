/** What a newsletter says is saved as it is written and fixed when it leaves; it shows of its reader what the declaration keeps for its purpose, and its public page shows nobody. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dialects, statementsOf } from '#tests';
import { addPerson, change } from '#customers';
import type { Call } from '#kernel/access';
import type { Deps } from '#kernel/deps';
import { createMailing } from '#kernel/mailings';
import type { Recipient } from '#kernel/mailings';
import { sql } from '#platform/db';
import { AppError } from '#platform/errors';
import { customersHouse, declarationOf, STAFF } from '../../customers/testing.ts';
import type { CustomersHouse } from '../../customers/testing.ts';
import { marketingModule } from '../module.ts';
import { archivedLetter, archivedLetters } from './archive.ts';
import { blankNewsletter, contentOf, copyContent, createContent, removeContent } from './content.ts';
import { openImage } from './images.ts';
import { newsletterTemplate, newsletterValues } from './letters.ts';
import { newsletterHandlers } from './routes.ts';
import type { Block, NewsletterDocument } from '../contract/newsletter-shapes.ts';

const CALL = { account: () => ({ ...STAFF.actor, role: 'owner' }), lang: 'fi' } as never as Call;
/** The declaration keeps the address for it, and no name. */
const MARKETING = 'direct-marketing';
/** For this one it keeps names and places of work. */
const NAMED = 'communication';
const text = (words: string, id = 'a'): Block => ({ id, kind: 'text', text: words });
const letter = (words: string, subject = 'Aihe'): NewsletterDocument => ({
  fi: { subject, subjectB: '', preheader: 'Esiteksti', blocks: [text(words)] },
});
const refusal = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

for (const dialect of await dialects()) {
  describe(`newsletters on ${dialect.name}`, () => {
    let house: CustomersHouse;
    let deps: Deps;
    let api: ReturnType<typeof newsletterHandlers>;
    const people: string[] = [];
    before(async () => {
      house = await customersHouse(await dialect.open(), declarationOf('interniemi'), { also: [marketingModule] });
      deps = { ...house.deps, config: { ...house.deps.config, publicUrl: 'https://firma.example.test' } };
      api = newsletterHandlers(deps);
      for (const no of [1, 2, 3]) {
        const memberships = [{ registerId: 'customer-marketing', subjectGroup: 'customers' }];
        const contactPoints = [{ kind: 'email' as const, value: `henkilo.${no}@example.test` }];
        const names = no === 3 ? { familyName: 'Esimerkki' } : { givenName: `Aino ${no}`, familyName: 'Esimerkki' };
        people.push(
          await change(deps, STAFF, { registers: ['customer-marketing'] }, (writer) =>
            addPerson(deps, writer, { ...names, memberships, contactPoints, custom: {} }),
          ),
        );
      }
    });
    after(() => house.close());

    async function begin(purposeId = MARKETING, document?: NewsletterDocument): Promise<string> {
      const sender = { fromName: 'Esimerkki', fromAddress: 'posti@firma.example.test', scope: 'direct-marketing' as const };
      const id = await deps.database.tx(async (tx) => {
        const made = await createMailing(tx, deps, { kind: 'newsletter', purposeId, ...sender });
        await createContent(tx, deps, { mailingId: made, accountId: STAFF.actor.id, lang: 'fi' });
        return made;
      });
      if (document) await save(id, 1, document);
      return id;
    }
    const save = (id: string, version: number, document: NewsletterDocument) =>
      api.save({ params: { id }, body: { version, mainLang: 'fi', public: true, document } }, CALL);
    const stateOf = (id: string, state: string, begunAt: string | null = null) =>
      sql`update mailing set state = ${state}, begun_at = ${begunAt} where id = ${id}`.execute(deps.database.db);
    const summary = (id: string) => contentOf(deps, deps.database.db, id);
    const toAll = (): Recipient[] => people.map((subjectId, i) => ({ id: `ledger-${i}`, subjectId, lang: 'fi', variant: 'A' }));

    test('begins empty, is saved unfinished, and says what stops it until nothing does', async () => {
      const id = await begin();
      assert.deepEqual((await api.get({ params: { id } }, CALL)).content.document, blankNewsletter('fi'));
      const codes = async () => (await summary(id)).problems.filter(({ stops }) => stops).map(({ code }) => code);
      assert.deepEqual(await codes(), ['subject-missing', 'empty']);
      await save(id, 1, letter('Hei'));
      assert.deepEqual(await codes(), []);
      assert.equal((await summary(id)).ready, true);
      await save(id, 2, {
        fi: {
          subject: 'Aihe',
          subjectB: '',
          preheader: 'x',
          blocks: [
            { id: 'i', kind: 'image', imageId: 'gone', alt: '', decorative: false, caption: '', href: 'javascript:x' },
            { id: 'b', kind: 'button', label: 'Lue', href: '' },
            text('[tässä](https://a.fi/{{etunimi|x}})', 't'),
          ],
        },
      });
      assert.deepEqual(await codes(), ['image-gone', 'image-alt', 'link-invalid', 'button-half', 'link-merge']);
    });

    test('who saves over somebody else’s change is told, and what is scheduled or sent no longer changes', async () => {
      const id = await begin();
      await save(id, 1, letter('yksi'));
      await assert.rejects(() => save(id, 1, letter('kaksi')), refusal('errors.version-conflict'));
      await stateOf(id, 'scheduled');
      await assert.rejects(() => save(id, 2, letter('kolme')), refusal('errors.newsletter-locked'));
      assert.equal((await api.get({ params: { id } }, CALL)).open, false);
    });

    test('a field that the declaration does not keep for the purpose is refused by its name and clause, and is in no letter', async () => {
      const id = await begin(MARKETING, letter('Hei {{etunimi|ystävä}}'));
      const [problem] = (await summary(id)).problems;
      assert.equal(problem?.code, 'merge-undeclared');
      assert.match(problem.said.fi, /”Nimi”.*”Uutiskirje ja muu suoramarkkinointi” \(kohta \d+: S3-07[^)]*\)/);
      await assert.rejects(
        () => newsletterTemplate(deps, id, 'fi', 'A'),
        (error) => refusal('errors.newsletter-merge')(error) && (error as AppError).clause?.includes('S3-07') === true,
      );
      // Even where the letter was made before the declaration changed.
      const values = await deps.database.tx((tx) => newsletterValues(deps, tx, id, toAll()));
      assert.deepEqual(
        [...values.values()].map((each) => each['merge:first-name|ystävä']),
        ['ystävä', 'ystävä', 'ystävä'],
      );
    });

    test('what is sealed and what nobody knows is refused by name, whatever the purpose', async () => {
      const codes = async (words: string) => (await summary(await begin(NAMED, letter(words)))).problems.map(({ code }) => code);
      assert.deepEqual(await codes('{{Asiakaskohtaiset koonnit|x}}'), ['merge-sealed']);
      assert.deepEqual(await codes('{{event.diet|x}}'), ['merge-sealed']);
      assert.deepEqual(await codes('{{person.email|x}}'), ['merge-unknown']);
      assert.deepEqual(await codes('{{lempiväri|x}}'), ['merge-unknown']);
      assert.deepEqual(await codes('{{etunimi}}'), ['merge-fallback']);
    });

    test('each reader gets their own values, or the words for whoever has none, in a number of statements that does not grow', async () => {
      const id = await begin(
        NAMED,
        letter('Hei {{etunimi|ystävä}}, {{organisaatio|}} [x](https://firma.example.test/x)', 'Hei {{etunimi|sinä}}'),
      );
      const template = await newsletterTemplate(deps, id, 'sv', 'A');
      assert.equal(template.lang, 'fi', 'who reads Swedish gets the main language');
      const values = await deps.database.tx((tx) => newsletterValues(deps, tx, id, toAll()));
      assert.deepEqual(values.get('ledger-0'), {
        'link:0': 'https://firma.example.test/x',
        'merge:first-name|sinä': 'Aino 1',
        'merge:first-name|ystävä': 'Aino 1',
        'merge:organisation|': '',
        open: '',
      });
      assert.equal(values.get('ledger-2')?.['merge:first-name|ystävä'], 'ystävä');
      if (dialect.name !== 'sqlite') return;
      const asked = (n: number) => statementsOf(() => deps.database.tx((tx) => newsletterValues(deps, tx, id, toAll().slice(0, n))));
      assert.equal((await asked(1)).length, (await asked(3)).length);
    });

    test('a template is used, kept and taken away; of the house’s own the letter gets only what it may show', async () => {
      const id = await begin();
      const { templates } = await api.templates({}, CALL);
      assert.deepEqual(
        templates.map(({ id: each, own }) => [each, own]),
        [
          ['starter-news', false],
          ['starter-invitation', false],
          ['starter-guide', false],
        ],
      );
      const { document } = await api.template({ params: { id: 'starter-news' }, query: { newsletter: id } }, CALL);
      assert.deepEqual(Object.keys(document), ['fi'], 'in the languages of the letter alone');
      assert.ok(!JSON.stringify(document).includes('{{'));
      const named = await api.template({ params: { id: 'starter-news' }, query: { newsletter: await begin(NAMED) } }, CALL);
      assert.ok(JSON.stringify(named.document).includes('{{etunimi|hyvä lukija}}'));
      const kept = await api.saveTemplate({ body: { name: 'Oma', document: letter('Moi') } }, CALL);
      assert.equal((await api.templates({}, CALL)).templates[0]?.name.fi, 'Oma');
      await api.removeTemplate({ params: { id: kept.id } }, CALL);
      await assert.rejects(() => api.removeTemplate({ params: { id: kept.id } }, CALL), refusal('errors.newsletter-template'));
    });

    test('a picture is kept once, without what a camera wrote, and stays while a letter shows it', async () => {
      const camera = jpeg(Buffer.from('GPS 60.1699 24.9384'));
      const { image } = await api.keepImage({ body: { file: camera.toString('base64') } }, CALL);
      assert.deepEqual([image.width, image.height], [2, 1], 'turned as the camera was held');
      assert.equal((await api.keepImage({ body: { file: camera.toString('base64') } }, CALL)).image.id, image.id);
      const open = await openImage(deps, `${image.id}.jpg`);
      assert.equal(open?.mediaType, 'image/jpeg');
      assert.ok(!Buffer.from(open.bytes).includes('GPS'));
      const picture: Block = { id: 'p', kind: 'image', imageId: image.id, alt: 'Kuva', decorative: false, caption: '', href: '' };
      const id = await begin(MARKETING, { fi: { subject: 'Aihe', subjectB: '', preheader: '', blocks: [picture] } });
      await assert.rejects(() => api.removeImage({ params: { id: image.id } }, CALL), refusal('errors.newsletter-image-used'));
      const { html } = await newsletterTemplate(deps, id, 'fi', 'A');
      assert.ok(
        html.some(
          (piece) => typeof piece === 'string' && piece.includes(`src="https://firma.example.test/uutiskirjeet/kuvat/${image.id}.jpg"`),
        ),
      );
      await deps.database.tx((tx) => removeContent(tx, id));
      await api.removeImage({ params: { id: image.id } }, CALL);
      for (const bad of ['', Buffer.from('<svg onload=x>').toString('base64'), camera.subarray(0, 40).toString('base64')])
        await assert.rejects(() => api.keepImage({ body: { file: bad } }, CALL), refusal('errors.newsletter-image-type'));
    });

    test('the page of a letter opens when it begins to leave, and holds neither a field nor a personal link', async () => {
      const id = await begin(NAMED, letter('Hei {{etunimi|ystävä}}, [lue](https://firma.example.test/x).', 'Kevät, {{etunimi|ystävä}}'));
      const slug = (await summary(id)).archivePath?.split('/').at(-1) ?? '';
      assert.equal(await archivedLetter(deps, slug, 'fi'), undefined, 'a draft has none');
      await stateOf(id, 'sending', '2026-03-14T10:00:00.000Z');
      const page = await archivedLetter(deps, slug, 'en');
      assert.deepEqual([page?.title, page?.lang, page?.lead], ['Kevät, ystävä', 'fi', 'Esiteksti']);
      assert.equal(page?.main.markup.includes('Hei ystävä, <a href="https://firma.example.test/x">lue</a>.'), true);
      assert.doesNotMatch(page?.main.markup ?? '', /\{\{|merge:|link:|unsubscribe/);
      assert.ok((await archivedLetters(deps, 'fi')).some((each) => each.slug === slug));
      assert.deepEqual(await archivedLetters(deps, 'sv', true), [], 'a feed holds its own language');
      await sql`update newsletter_content set public = 0 where mailing_id = ${id}`.execute(deps.database.db);
      assert.equal(await archivedLetter(deps, slug, 'fi'), undefined);
      assert.equal((await summary(id)).archivePath, null);
    });

    test('a copy says the same at a public address of its own', async () => {
      const [from, to] = [await begin(MARKETING, letter('Sama')), 'mailing-copy'];
      await deps.database.tx((tx) => copyContent(tx, deps, { from, to, accountId: STAFF.actor.id }));
      const [one, other] = [await summary(from), await summary(to)];
      assert.deepEqual(other.subjects, one.subjects);
      assert.notEqual(other.archivePath, one.archivePath);
    });

    test('a letter is seen as a sample reader, as one of whom nothing is known, and as a person', async () => {
      const id = await begin(NAMED, letter('Hei {{etunimi|ystävä}}!'));
      const seen = async (who: string) => (await api.text({ params: { id }, query: { lang: 'fi', variant: 'A', who } }, CALL)).text;
      assert.match(await seen('sample'), /Hei Esimerkki!/);
      assert.match(await seen('unknown'), /Hei ystävä!/);
      assert.match(await seen(people[0] ?? ''), /Hei Aino 1!/);
      await assert.rejects(() => seen('nobody'), refusal('errors.subject-not-found'));
      const page = await api.preview(
        { params: { id }, query: { lang: 'fi', variant: 'A', who: 'sample', scheme: 'dark', images: 'off' } },
        CALL,
      );
      assert.equal(page.framed, true);
    });
  });
}

/** A picture of one by two, held sideways, with words of its camera. */
function jpeg(words: Buffer): Buffer {
  const segment = (marker: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
  const tiff = Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, words])),
    segment(0xfe, words),
    segment(0xc0, Buffer.from([8, 0, 2, 0, 1, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0, 0x34, 0xff, 0xd9]),
    words,
  ]);
}
