/** One clause and its margin. A clause the law overrides is shown as it was said, and what is done instead. */
import { Button } from '@mantine/core';
import { useMay } from '#web/api/queries.ts';
import { VerdictMark } from '#web/components/verdict-mark.tsx';
import { formatNumber, locale } from '#platform/i18n';
import { formatDate, formatInstant } from '#web/i18n/format.ts';
import { useLang, useT, useText } from '#web/i18n/index.ts';
import { promises as phrases } from '#web/i18n/promises.ts';
import { anchor } from './first-things.tsx';
import type { PromiseRow } from './promises-page.tsx';

interface ClauseRowProps {
  promise: PromiseRow;
  onSign: (promises: readonly [PromiseRow]) => void;
}

export function ClauseRow({ promise, onSign }: ClauseRowProps) {
  const text = useText();
  const t = useT(phrases);
  const { nature, stated, law, lawText, clauses } = promise;
  const superseded = nature === 'superseded';
  return (
    <article id={anchor(promise.id)} className={superseded ? 'clause clause-superseded' : 'clause'}>
      <div className="clause-body">
        <p className="clause-text" title={clauses.length === 0 ? undefined : t('source', { ids: clauses.join(', ') })}>
          {text(promise.text)}
        </p>
        {stated !== null && (
          <p className="clause-stated small">
            {t('stated')}: <s className="serif">{text(stated)}</s>{' '}
            {lawText !== null && <span title={law === null ? undefined : t('rule', { rule: law })}>({text(lawText)})</span>}
          </p>
        )}
      </div>
      <div className="clause-margin">
        {superseded || promise.verdict === null ? (
          <p className="muted">{t(`nature.${nature}`)}</p>
        ) : (
          <Margin promise={promise} onSign={onSign} />
        )}
      </div>
    </article>
  );
}

function Margin({ promise, onSign }: ClauseRowProps) {
  const t = useT(phrases);
  const text = useText();
  const lang = useLang();
  const may = useMay('promises.attest');
  const { verdict, figure, evidence, task, attestation, at, nature } = promise;
  return (
    <>
      <p className="margin-line">
        <VerdictMark verdict={verdict ?? 'unknown'} />
        {figure !== null && (
          <span className="num margin-figure" lang={locale(lang)}>
            {figure.of === null
              ? formatNumber(figure.n, lang)
              : t('figure', { n: formatNumber(figure.n, lang), of: formatNumber(figure.of, lang) })}
          </span>
        )}
      </p>
      {verdict !== 'kept' && task !== null && <p className="small">{text(task)}</p>}
      {evidence !== null && <p className="small margin-evidence">{text(evidence)}</p>}
      {attestation !== null && (
        <p className="small">
          {t('attestation', { person: attestation.person, date: formatDate(attestation.signedAt.slice(0, 10), lang) })}
          {attestation.place !== '' && `, ${attestation.place}`}
          {attestation.note !== '' && ` (${attestation.note})`}
          <br />
          {t('attestationDue', { date: formatDate(attestation.dueOn, lang) })}
        </p>
      )}
      <p className="small muted">
        {at === null
          ? `${t(`nature.${nature}`)}. ${t('never')}`
          : `${t(`nature.${nature}`)}. ${t('at', { when: formatInstant(at, lang) })}`}
      </p>
      {promise.attestable && may && (
        <Button className="no-print" variant="default" size="compact-sm" onClick={() => onSign([promise])}>
          {t(attestation === null ? 'sign' : 'signAgain')}
        </Button>
      )}
    </>
  );
}
