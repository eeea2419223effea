// Finnish says what for by a noun (`asiakassuhteen hoitaminen`) or by a verb before its object (`hoitaaksemme asiakassuhdetta`): verbs are turned into nouns, so that one table of purposes reads both.

const VERBS: readonly (readonly [verb: string, noun: string])[] = [
  ['tarjo(?=[ta])', 'tarjoaminen'],
  ['ylläpi(?=[td])', 'ylläpito'],
  ['hoi(?=[td])', 'hoitaminen'],
  ['toteut', 'toteuttaminen'],
  ['(?:paran[nt]|kehit|tehost)', 'kehittäminen'],
  ['lähet', 'lähettäminen'],
  ['toimit', 'toimittaminen'],
  ['laskut', 'laskutus'],
  ['vasta(?=[tak])', 'vastaaminen'],
  ['halli(?=t|nno)', 'hallinta'],
  ['kohden', 'kohdentaminen'],
  ['analyso', 'analysointi'],
  ['tilasto', 'tilastointi'],
  ['seura(?=t|am|a(?!v))', 'seuranta'],
  ['tuot(?=ta|a)', 'tuottaminen'],
  ['järjest', 'järjestäminen'],
  ['markkino', 'markkinointi'],
  ['myy(?=[dm])', 'myynti'],
  ['(?:tiedot|inform|kerro|kerto)', 'tiedottaminen'],
  ['viesti', 'viestintä'],
  ['est(?=ä)', 'estäminen'],
  ['täyt', 'täyttäminen'],
  ['noudat', 'noudattaminen'],
  ['suunnit', 'suunnittelu'],
  ['mi(?=ta|tta)', 'mittaaminen'],
  ['palvel(?=[le])', 'palveleminen'],
  ['tunnist', 'tunnistaminen'],
  ['kerä', 'kerääminen'],
  ['jaka', 'jakaminen'],
  ['rapo', 'raportointi'],
];
/** Infinitives, the final one and the persons: `hoitaa`, `hoitaaksemme`, `hoidamme`, `hoidetaan`, `hoitamaan`. */
const FORM =
  '[a-zåäö]{0,10}?(?:(?:a|ä)?ks(?:emme|eni|een|esi)|mme|taan|tään|daan|dään|maan|mään|(?<![sn])(?:ta|tä)|taa|tää|da|dä|oa|iä|ää|(?<!u)lla|(?<=[dtnlrsk])(?:an|än))';
const STEMS = VERBS.map(([verb, noun]) => [new RegExp(`^${verb}`, 'u'), noun] as const);
const SAYS = new RegExp(
  `(?<![a-zåäö])((?:${VERBS.map(([verb]) => verb).join('|')})${FORM})(?![a-zåäö])(?= ((?:[a-zåäö]+(?:,| ja| tai| sekä)? ){0,4}[a-zåäö]+))`,
  'gu',
);
const NOT_OBJECT = /^(?:(?:henkilö)?tie(?:toja|dot|tojasi|toa)|rekisteri|se|ne|ei|on|ovat|vain|jos|kun)(?![a-zåäö])/;

/** The objects of verbs with the verbs as nouns after them, each a phrase of its own. */
export function nounsOf(key: string): string[] {
  return [...key.matchAll(SAYS)].flatMap(([, verb = '', object = '']) => {
    const noun = STEMS.find(([stem]) => stem.test(verb))?.[1];
    return noun === undefined || NOT_OBJECT.test(object) ? [] : [`${object} ${noun}`, `${object.split(' ').slice(0, 1).join(' ')} ${noun}`];
  });
}
