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
  ['facebook', 'Facebook', 'US', 'social', 'facebook|\\bmetan? (?:platforms|pixel|pikse)'],
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
  ['disc', 'DiSC', 'EEA', 'assessment', '\\bdisc ?(?:(?:profiil|analyys)[a-zåäö]*|\\b)'],
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
  ['nettiaika', 'Nettiaika', 'FI', 'booking', 'nettiaika'],
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
  ['supabase', 'Supabase', 'US', 'storage'],
  ['aws', 'Amazon Web Services', 'US', 'storage', 'amazon web services|\\baws\\b'],
  ['azure', 'Microsoft Azure', 'US', 'storage', '\\bazure'],
  ['vercel', 'Vercel', 'US', 'web', '\\bvercel'],
  ['cloudflare', 'Cloudflare', 'US', 'web'],
  ['recaptcha', 'reCAPTCHA', 'US', 'web'],
  ['gravatar', 'Gravatar', 'US', 'web', 'gravatar'],
  ['zoner', 'Zoner', 'FI', 'web', '\\bzoner'],
  ['louhi', 'Louhi', 'FI', 'web', 'louhi net|louhen palvel'],
  ['woocommerce', 'WooCommerce', 'US', 'web', 'woo ?commerce'],
  ['mycashflow', 'MyCashflow', 'FI', 'web', 'my ?cash ?flow'],
  ['hetzner', 'Hetzner', 'DE', 'web'],
  ['klaviyo', 'Klaviyo', 'US', 'newsletter'],
  ['sendgrid', 'SendGrid', 'US', 'newsletter', 'send ?grid'],
  ['mailgun', 'Mailgun', 'US', 'newsletter'],
  ['klarna', 'Klarna', 'SE', 'payment'],
  ['mobilepay', 'MobilePay', 'FI', 'payment', 'mobile ?pay'],
  ['svea', 'Svea', 'FI', 'payment', '\\bsvea (?:bank|payment|ekonomi|maksu)'],
  ['checkout', 'Checkout Finland', 'FI', 'payment', 'checkout finland'],
  ['ukko', 'UKKO.fi', 'FI', 'accounting', '\\bukko\\.?fi'],
  ['op-kevytyrittaja', 'OP Kevytyrittäjä', 'FI', 'accounting', 'op[ -]?kevytyritt'],
  ['etasku', 'eTasku', 'FI', 'accounting', '\\betasku'],
  ['merit', 'Merit Aktiva', 'EE', 'accounting', 'merit aktiva'],
  ['simplbooks', 'SimplBooks', 'EE', 'accounting', 'simpl ?books'],
  ['talenom', 'Talenom', 'FI', 'accounting', 'talenom'],
  ['maventa', 'Maventa', 'FI', 'accounting', 'maventa'],
  ['severa', 'Severa', 'FI', 'crm', '\\bsevera\\b'],
  ['notion', 'Notion', 'US', 'storage', '\\bnotion(?:in|issa|iin)?\\b'],
  ['airtable', 'Airtable', 'US', 'storage'],
  ['canva', 'Canva', 'AU', 'storage', '\\bcanva'],
  ['monday', 'monday.com', 'IL', 'storage', 'monday\\.com'],
  ['asana', 'Asana', 'US', 'storage', '\\basana'],
  ['miro', 'Miro', 'US', 'meeting', '\\bmirossa\\b|\\bmiro ?board'],
  ['vimeo', 'Vimeo', 'US', 'web', '\\bvimeo'],
  ['tiktok', 'TikTok', 'IE', 'social', 'tik ?tok'],
  ['pinterest', 'Pinterest', 'US', 'social', 'pinterest'],
  ['jotform', 'Jotform', 'US', 'survey'],
  ['microsoft-forms', 'Microsoft Forms', 'US', 'survey', '(?:microsoft|ms) ?forms'],
  ['clarity', 'Microsoft Clarity', 'US', 'analytics', '(?:microsoft|ms) ?clarity'],
  ['questback', 'Questback', 'NO', 'survey'],
  ['netigate', 'Netigate', 'SE', 'survey'],
  ['mentimeter', 'Mentimeter', 'SE', 'survey', 'mentimeter|\\bmenti\\b'],
  ['howspace', 'Howspace', 'FI', 'learning', 'howspace'],
  ['learnworlds', 'LearnWorlds', 'GR', 'learning', 'learn ?worlds'],
  ['podia', 'Podia', 'US', 'learning', '\\bpodia'],
  ['simplero', 'Simplero', 'US', 'learning'],
  ['trafft', 'Trafft', 'RS', 'booking', '\\btrafft'],
  ['simplybook', 'SimplyBook.me', 'CY', 'booking', 'simply ?book'],
  ['acuity', 'Acuity Scheduling', 'US', 'booking', 'acuity'],
  ['varaaheti', 'Varaaheti', 'FI', 'booking', 'varaa ?heti'],
  ['extended-disc', 'Extended DISC', 'FI', 'assessment', 'extended disc'],
  ['insights', 'Insights Discovery', 'GB', 'assessment', 'insights discovery'],
  ['thomas', 'Thomas International', 'GB', 'assessment', 'thomas (?:international|ppa)'],
  ['hogan', 'Hogan', 'US', 'assessment', '\\bhogan'],
  ['moodmetric', 'Moodmetric', 'FI', 'health'],
  ['oura', 'Oura', 'FI', 'health', '\\boura(?:n|ssa)?\\b'],
];

export const TOOLS: readonly Tool[] = ROWS.map(([id, name, country, kind, pattern]) => ({
  id,
  name,
  country,
  kind,
  pattern: new RegExp(pattern ?? id, 'u'),
}));

/** One look before them all: most sentences name no tool. */
const ANY = new RegExp(TOOLS.map(({ pattern }) => pattern.source).join('|'), 'u');

/** Addresses are not tools: `@gmail.com` says where mail goes, not who keeps the register. */
const ADDRESS = /[\w.+-]{1,64}@[\w.-]{1,80}|(?:https?:\/\/|www\.)\S{1,200}/g;

export function toolsIn(text: string): Tool[] {
  if (!ANY.test(text)) return [];
  const key = text.replace(ADDRESS, ' ');
  return TOOLS.filter(({ pattern }) => pattern.test(key));
}

export function toolById(id: string): Tool | undefined {
  return TOOLS.find((tool) => tool.id === id);
}
