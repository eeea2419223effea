// Letters to a person who has made a request, in Swedish.

import type { Shape } from '#platform/i18n';
import type { fi } from './phrases.fi.ts';

export const sv: Shape<typeof fi> = {
  right: {
    access: 'få tillgång till uppgifterna',
    rectification: 'rätta uppgifter',
    erasure: 'radera uppgifterna',
    restriction: 'begränsa behandlingen',
    objection: 'invända mot behandlingen',
    portability: 'överföra uppgifterna till ett annat system',
    withdrawal: 'återkalla samtycket',
    'marketing-ban': 'förbjuda direktmarknadsföring',
    complaint: 'lämna klagomål',
  },
  ground: {
    unfounded: 'begäran är uppenbart ogrundad (artikel 12.5 i dataskyddsförordningen)',
    excessive: 'begäran är orimlig eftersom samma sak har begärts upprepade gånger (artikel 12.5 i dataskyddsförordningen)',
    law: 'lagen kräver att uppgifterna bevaras eller begränsar rätten',
    claims: 'uppgifterna behövs för att göra gällande eller bemöta ett rättsligt anspråk',
    'others-rights': 'utlämnandet skulle kränka någon annans rättigheter (artikel 15.4 i dataskyddsförordningen)',
    compelling: 'det finns tvingande berättigade skäl för behandlingen (artikel 21.1 i dataskyddsförordningen)',
    'no-basis': 'lagens villkor för denna rättighet är inte uppfyllda',
    accurate: 'uppgifterna har kontrollerats och de är riktiga',
    identity: 'den som gjorde begäran kunde inte identifieras (artikel 12.2 i dataskyddsförordningen)',
  },
  why: { complex: 'begäran är komplicerad', many: 'antalet begäranden är stort' },
  letter: {
    head: 'Din begäran {no}: {right}. Vi fick den {received}.',
    received: 'Vi svarar senast den {due}, oftast tidigare.',
    receivedErasure: 'Vi raderar uppgifterna, eller berättar varför vi inte kan det, senast den {due}.',
    moment: '{date} kl. {time}',
    erases: 'Vi har godkänt din begäran. Dina uppgifter raderas senast den {due}. Till dess kan du ta tillbaka begäran.',
    erasesNow: 'Vi har godkänt din begäran, och dina uppgifter raderas nu.',
    erased: 'Dina uppgifter har raderats.',
    done: 'Begäran har uppfyllts.',
    nothing: 'Det finns inga uppgifter om dig i vårt register.',
    again:
      'Mottagen på nytt ur liggaren: begäran kom efter att säkerhetskopian togs, och registret har sedan återställts från kopian. Vad som stod i begäran finns inte kvar.',
    probe: 'Detta är ett veckovis prov: registret prövar att formuläret för begäranden och e-posten fungerar. Du behöver inte göra något.',
    dueLine: '– begäran {no}: {right}, senast {date}',
    stays: 'Följande uppgifter finns kvar:',
    because: { law: 'lagen kräver att de bevaras', hold: 'behövs för att göra eller bemöta ett rättsligt anspråk' },
    until: { law: ', längst till den {date}', hold: ', saken ses över den {date}' },
    extended:
      'Vi behöver mer tid för att svara eftersom {why}. Vi svarar senast {due}. Förlängningen grundar sig på artikel 12.3 i dataskyddsförordningen.',
    refused: 'Vi kan inte gå med på begäran: {ground}.',
    partly: 'Begäran har uppfyllts, utom i följande del: {ground}.',
    identity:
      'Vi ber om mer uppgifter om din identitet eftersom det finns rimliga skäl att betvivla den. Skicka ingen kopia av en identitetshandling.',
    clarification: 'Vi ber dig precisera vilka uppgifter din begäran gäller.',
    complaint: 'Du kan klaga på beslutet: {office}, {post}, {website}. Du kan också föra saken till domstol.',
    free: 'Begäran är avgiftsfri.',
  },
};
