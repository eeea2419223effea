// Tools and vendors that notices name, with what they are for and where they keep data; dated, because firms move.

/** The day on which this table was last looked through; countries are those of the seller, to be confirmed by the owner. */
export const GAZETTEER_CHECKED_ON = '2026-11-22';

export type ToolKind =
  | 'mail'
  | 'calendar'
  | 'accounting'
  | 'newsletter'
  | 'events'
  | 'assessment'
  | 'survey'
  | 'analytics'
  | 'social'
  | 'booking'
  | 'crm'
  | 'learning'
  | 'storage'
  | 'web'
  | 'payment'
  | 'meeting'
  | 'health';

export interface Tool {
  id: string;
  name: string;
  /** ISO country of the seller; EEA where the data stay inside it whichever the country. */
  country: string;
  kind: ToolKind;
  pattern: RegExp;
}

const ROWS: readonly (readonly [id: string, name: string, country: string, kind: ToolKind, pattern?: string])[] = [
  ['outlook', 'Outlook', 'US', 'mail', 'outlook'],
  ['gmail', 'Gmail', 'US', 'mail', 'gmail'],
  ['microsoft-365', 'Microsoft 365', 'US', 'storage', 'microsoft ?365|office ?365|o365|sharepoint|onedrive'],
  ['microsoft-teams', 'Microsoft Teams', 'US', 'meeting', 'microsoft teams|\\bteams\\b'],
  ['google-workspace', 'Google Workspace', 'US', 'storage', 'google workspace|g ?suite|google drive|google ?docs'],
  ['google-calendar', 'Google Calendar', 'US', 'calendar', 'google[ -]?(?:calendar|kalenter)'],
  ['google-analytics', 'Google Analytics', 'US', 'analytics', 'google ?analytics'],
  ['google-ads', 'Google Ads', 'US', 'analytics', 'google ?ads|adwords'],
  ['google', 'Google', 'US', 'analytics', '\\bgoogle(?!\\s?(?:analytics|ads|workspace|drive|calendar|kalenter|docs|forms|tag|lomak))'],
  ['google-forms', 'Google Forms', 'US', 'survey', 'google ?forms|google ?lomak'],
  ['facebook', 'Facebook', 'US', 'social', 'facebook|\\bmeta (?:platforms|pixel)'],
  ['instagram', 'Instagram', 'US', 'social', 'instagram'],
  ['linkedin', 'LinkedIn', 'US', 'social', 'linkedin'],
  ['twitter', 'Twitter', 'US', 'social', 'twitter'],
  ['youtube', 'YouTube', 'US', 'social', 'youtube'],
  ['mailchimp', 'Mailchimp', 'US', 'newsletter', 'mail ?chimp'],
  ['mailmunch', 'MailMunch', 'US', 'newsletter', 'mail ?munch'],
  ['activecampaign', 'ActiveCampaign', 'US', 'newsletter', 'active ?campaign'],
  ['mailerlite', 'MailerLite', 'LT', 'newsletter', 'mailer ?lite'],
  ['brevo', 'Brevo', 'FR', 'newsletter', 'brevo|send ?in ?blue'],
  ['getresponse', 'GetResponse', 'PL', 'newsletter', 'get ?response'],
  ['convertkit', 'Kit', 'US', 'newsletter', 'convert ?kit'],
  ['creamailer', 'Creamailer', 'FI', 'newsletter', 'creamailer'],
  ['liana', 'Liana', 'FI', 'newsletter', 'liana(?:mailer|technologies|cms)?\\b'],
  ['koodiviidakko', 'Koodiviidakko', 'FI', 'newsletter', 'koodiviidakko|postiviidakko'],
  ['lyyti', 'Lyyti', 'FI', 'events', 'lyyti'],
  ['eventbrite', 'Eventbrite', 'US', 'events', 'eventbrite'],
  ['procountor', 'Procountor', 'FI', 'accounting', 'procountor'],
  ['netvisor', 'Netvisor', 'FI', 'accounting', 'netvisor'],
  ['fennoa', 'Fennoa', 'FI', 'accounting', 'fennoa'],
  ['isolta', 'Isolta', 'FI', 'accounting', 'isolta'],
  ['zervant', 'Zervant', 'FI', 'accounting', 'zervant'],
  ['fortnox', 'Fortnox', 'SE', 'accounting', 'fortnox'],
  ['briox', 'Briox', 'FI', 'accounting', 'briox'],
  ['visma', 'Visma', 'NO', 'accounting', 'visma'],
  ['heeros', 'Heeros', 'FI', 'accounting', 'heeros'],
  ['wopi', 'Wopi', 'FI', 'assessment', '\\bwopi'],
  ['genos', 'Genos', 'AU', 'assessment', '\\bgenos'],
  ['peili', 'Peili', 'FI', 'assessment', 'peili ?käyttäy|peilitm|peili™'],
  ['disc', 'DiSC', 'EEA', 'assessment', '\\bdisc ?(?:profiili|analyysi)?\\b'],
  ['mbti', 'MBTI', 'US', 'assessment', '\\bmbti'],
  ['firstbeat', 'Firstbeat', 'FI', 'health', 'firstbeat'],
  ['zef', 'Zef', 'FI', 'survey', '\\bzef\\b'],
  ['mlp', 'MLP Modular Learning Processes', 'FI', 'assessment', '\\bmlp\\b|modular learning'],
  ['webropol', 'Webropol', 'FI', 'survey', 'webropol'],
  ['surveymonkey', 'SurveyMonkey', 'US', 'survey', 'survey ?monkey'],
  ['typeform', 'Typeform', 'ES', 'survey', 'typeform'],
  ['surveypal', 'Surveypal', 'FI', 'survey', 'surveypal'],
  ['twid', 'TWID', 'FI', 'learning', '\\btwid\\b'],
  ['moodle', 'Moodle', 'EEA', 'learning', '\\bmoodle'],
  ['teachable', 'Teachable', 'US', 'learning', 'teachable'],
  ['thinkific', 'Thinkific', 'CA', 'learning', 'thinkific'],
  ['kajabi', 'Kajabi', 'US', 'learning', 'kajabi'],
  ['vello', 'Vello', 'FI', 'booking', '\\bvello\\b|\\bvello\\.fi'],
  ['calendly', 'Calendly', 'US', 'booking', 'calendly'],
  ['timma', 'Timma', 'FI', 'booking', '\\btimma\\b'],
  ['doodle', 'Doodle', 'CH', 'booking', 'doodle'],
  ['slotti', 'Slotti', 'FI', 'booking', '\\bslotti'],
  ['pipedrive', 'Pipedrive', 'EE', 'crm', 'pipedrive'],
  ['hubspot', 'HubSpot', 'US', 'crm', 'hubspot'],
  ['salesforce', 'Salesforce', 'US', 'crm', 'salesforce'],
  ['zoho', 'Zoho', 'IN', 'crm', '\\bzoho'],
  ['dropbox', 'Dropbox', 'US', 'storage', 'dropbox'],
  ['icloud', 'iCloud', 'US', 'storage', 'icloud'],
  ['trello', 'Trello', 'US', 'storage', '\\btrello'],
  ['slack', 'Slack', 'US', 'meeting', '\\bslack\\b'],
  ['zoom', 'Zoom', 'US', 'meeting', '\\bzoom(?:in|issa)?\\b'],
  ['whatsapp', 'WhatsApp', 'US', 'meeting', 'whatsapp'],
  ['wix', 'Wix', 'IL', 'web', '\\bwix\\b'],
  ['wordpress', 'WordPress', 'US', 'web', 'wordpress'],
  ['squarespace', 'Squarespace', 'US', 'web', 'squarespace'],
  ['kotisivukone', 'Kotisivukone', 'FI', 'web', 'kotisivukone'],
  ['shopify', 'Shopify', 'CA', 'web', 'shopify'],
  ['hotjar', 'Hotjar', 'MT', 'analytics', 'hotjar'],
  ['leadfeeder', 'Leadfeeder', 'FI', 'analytics', 'leadfeeder'],
  ['matomo', 'Matomo', 'EEA', 'analytics', 'matomo|piwik'],
  ['stripe', 'Stripe', 'US', 'payment', '\\bstripe'],
  ['paypal', 'PayPal', 'US', 'payment', 'paypal'],
  ['paytrail', 'Paytrail', 'FI', 'payment', 'paytrail'],
  ['holvi', 'Holvi', 'FI', 'accounting', '\\bholvi'],
];

export const TOOLS: readonly Tool[] = ROWS.map(([id, name, country, kind, pattern]) => ({
  id,
  name,
  country,
  kind,
  pattern: new RegExp(pattern ?? id, 'u'),
}));

/** One look before seventy: most sentences name no tool. */
const ANY = new RegExp(TOOLS.map(({ pattern }) => pattern.source).join('|'), 'u');

export function toolsIn(key: string): Tool[] {
  if (!ANY.test(key)) return [];
  return TOOLS.filter(({ pattern }) => pattern.test(key));
}

export function toolById(id: string): Tool | undefined {
  return TOOLS.find((tool) => tool.id === id);
}
