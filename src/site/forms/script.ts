// The only script of the public forms: it solves the puzzle while somebody writes, and confirms for whoever looks at the page. Without it everything works by a press.

import { sha256hex } from '#platform/crypto';

export const SCRIPT = `(() => {
  'use strict';
  const bytes = new TextEncoder();
  const zeros = (hash) => {
    let n = 0;
    for (const byte of hash) {
      if (byte === 0) { n += 8; continue; }
      return n + Math.clz32(byte) - 24;
    }
    return n;
  };
  const solve = async (salt, bits) => {
    for (let from = 0; ; from += 128) {
      const tries = Array.from({ length: 128 }, (_, i) => salt + '.' + (from + i));
      const hashes = await Promise.all(tries.map((each) => crypto.subtle.digest('SHA-256', bytes.encode(each))));
      const found = hashes.findIndex((hash) => zeros(new Uint8Array(hash)) >= bits);
      if (found !== -1) return tries[found];
    }
  };
  const form = document.querySelector('form[data-salt]');
  if (form && globalThis.crypto && crypto.subtle) {
    let work;
    let sent = false;
    const begin = () => (work ??= solve(form.dataset.salt, Number(form.dataset.bits)).then((text) => { form.elements.work.value = text; }));
    form.addEventListener('focusin', begin, { once: true });
    form.addEventListener('submit', (event) => {
      if (sent) return;
      event.preventDefault();
      form.setAttribute('aria-busy', 'true');
      begin().catch(() => undefined).then(() => setTimeout(() => { sent = true; form.requestSubmit(); }));
    });
  }
  const ask = document.querySelector('form[data-confirm]');
  if (!ask) return;
  const hint = document.querySelector('[data-waiting]');
  const leave = document.querySelector('[data-leave]');
  const left = document.querySelector('[data-left]');
  let over = false;
  let seen = 0;
  const post = (act) => {
    if (over) return;
    over = true;
    ask.elements.act.value = act;
    ask.submit();
  };
  hint.hidden = false;
  leave.hidden = false;
  leave.addEventListener('click', () => { over = true; hint.hidden = true; leave.hidden = true; left.hidden = false; });
  ask.addEventListener('submit', () => { over = true; });
  const touched = (event) => {
    if (!event.isTrusted || event.key === 'Tab' || event.key === 'Shift' || event.target.closest?.('a, button, summary')) return;
    post('touch');
  };
  addEventListener('pointerdown', touched);
  addEventListener('keydown', touched);
  const tick = setInterval(() => {
    if (over) return clearInterval(tick);
    if (document.visibilityState === 'visible' && document.hasFocus()) seen += 100;
    if (seen >= 1500) post('seen');
  }, 100);
})();
`;

export const SCRIPT_PATH = `/lomake.js?v=${sha256hex(SCRIPT).slice(0, 12)}`;
