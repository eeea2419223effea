/** Codes of mail servers are said in words. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { failureWords } from './failure-words.ts';

test('what a server answered is said in words, and what nobody can tell is not guessed', () => {
  const said = (code: string | null, reason: string | null = 'address') => failureWords(reason, code).fi;
  assert.equal(said('RCPT 550 5.1.1'), 'osoitetta ei ole');
  assert.equal(said('RCPT 550'), 'osoitetta ei ole');
  assert.equal(said('5.1.10', 'hard'), 'osoitetta ei ole');
  assert.equal(said('RCPT 550 5.1.2'), 'osoitteen verkkotunnusta ei löydy');
  assert.equal(said('RCPT 552 5.2.2'), 'postilaatikko on täynnä');
  assert.equal(said('RCPT 550 5.2.1'), 'postilaatikko on suljettu');
  assert.equal(said('DATA 552 5.3.4', 'letter-refused'), 'kirje oli liian suuri');
  assert.equal(said('DATA 554 5.7.1', 'letter-refused'), 'saajan palvelin ei halunnut kirjettä');
  assert.equal(said('RCPT 451 4.7.1', 'window-over'), 'saajan palvelin ei halunnut kirjettä');
  assert.equal(said('RCPT 451', 'window-over'), 'saajan palvelin ei ottanut kirjettä vastaan ajoissa');
  assert.equal(said('', 'complaint'), 'saaja ilmoitti kirjeen roskapostiksi');
  assert.equal(said('X', null), 'kirje ei mennyt perille');
});
