/** The way back lies in the toast itself. */
import { Button } from '@mantine/core';
import { api } from '../api/client.ts';
import { client } from '../api/query-client.ts';
import { isProblem } from '../api/problem.ts';
import { common } from '../i18n/common.ts';
import { lang, useT } from '../i18n/index.ts';
import { type Act, didAgain, forget, replay, takePending, tookBack, turned, whenSilent, whenTurned } from './undo-acts.ts';
import { offerWith, say, sayWith, warn } from './toast.ts';

/** Says what was done, with the way back: by the server where it kept what was, else by the page. */
export function sayUndo(message: string, undo: () => Promise<unknown>): void {
  const act = takePending();
  if (act === undefined)
    sayWith((close) => <UndoToast message={message} undo={() => undo().then(() => say(common.t(lang(), 'undone')))} close={close} />);
  else sayWith(wayBack(act, message));
}

offerWith((message) => {
  const act = takePending();
  return act === undefined ? null : wayBack(act, message);
});

whenSilent((act) => sayWith(wayBack(act, common.t(lang(), 'saved'))));

/** The toast of an act: it goes when the act is taken back by the key. */
function wayBack(act: Act, message: React.ReactNode): (close: () => void) => React.ReactNode {
  return (close) => {
    whenTurned(act.id, close);
    return <UndoToast message={message} undo={() => takeBack(act)} close={close} />;
  };
}

let goAway: (path: string) => void = () => {};
/** Told where to go when the page is about somebody who is gone again. */
export function whenGone(go: (path: string) => void): void {
  goAway = go;
}

/** Takes the act back and looks everything up again. */
export async function takeBack(act: Act, confirmed = false): Promise<void> {
  const done = await sent(act, confirmed);
  if (done === undefined) return;
  const again = takePending();
  tookBack(act.id, again?.id);
  leaveGone(done.removed);
  await client.invalidateQueries();
  const t = (key: 'undone' | 'undonePartly' | 'redo', params = {}) => common.t(lang(), key, params);
  const message = done.gone > 0 ? t('undonePartly', { n: done.gone }) : t('undone');
  if (again === undefined || done.removed.length > 0) return say(message);
  sayWith((close) => {
    whenTurned(again.id, close);
    return <UndoToast message={message} label={t('redo')} undo={() => doAgain(again)} close={close} />;
  });
}

/** Does again what was taken back. */
export async function doAgain(act: Act): Promise<void> {
  const done = await sent(act, true);
  if (done === undefined) return;
  const made = takePending();
  didAgain(act.id, made?.id);
  leaveGone(done.removed);
  await client.invalidateQueries();
  const message = common.t(lang(), 'redone');
  if (made === undefined) say(message);
  else sayWith(wayBack(made, message));
}

async function sent(act: Act, confirmed: boolean) {
  turned(act.id);
  try {
    return await replay(() => api.undo.act({ params: { id: act.id }, body: { confirmed } }));
  } catch (error) {
    if (isProblem(error) && error.code === 'errors.undo-corrected') {
      const message = error.message;
      sayWith((close) => (
        <UndoToast message={message} label={common.t(lang(), 'undoAnyway')} undo={() => takeBack(act, true)} close={close} />
      ));
      return undefined;
    }
    forget(act.id);
    warn(isProblem(error) ? error.message : common.t(lang(), 'error.unknown'));
    return undefined;
  }
}

function leaveGone(removed: readonly string[]): void {
  const gone = removed.find((id) => location.pathname.endsWith(`/${id}`));
  if (gone !== undefined) goAway(location.pathname.startsWith('/organisations') ? '/organisations' : '/people');
}

interface UndoToastProps {
  message: React.ReactNode;
  label?: string;
  undo: () => Promise<unknown>;
  close: () => void;
}

function UndoToast({ message, label, undo, close }: UndoToastProps) {
  const t = useT(common);
  return (
    <span className="undo">
      <span>{message}</span>
      <Button
        size="compact-sm"
        variant="default"
        onClick={() => {
          close();
          void undo();
        }}
      >
        {label ?? t('undo')}
      </Button>
    </span>
  );
}
