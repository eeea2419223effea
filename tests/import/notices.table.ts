/** What the synthetic notices state, written by hand before the reader saw them. `a|b` is one fact that may be read either way; `also` are readings that the words allow but a reader need not make. */

import { LATER } from './notices-later.table.ts';

export interface Stated {
  /** Under fixtures/notices. Rules were worked on with all; 8 to 14, 15 to 19 and 20 to 22 were each measured once before that, and those figures stand in decision 0011. 23 and 24 have the shapes that real notices were missed in. */
  file: string;
  facts: string;
  also: string;
}

export const NOTICES: readonly Stated[] = [
  {
    file: 'seen-1-old-form.txt',
    facts: `date/2016-04-03 law/523-1999 controllers/name:tmi-keksitty-valmentaja controllers/businessId:1234567-1 controllers/address controllers/phone
      contact/name contact/email registers/customer purposes/care purposes/bookings purposes/invoicing purposes/communication marketing/none
      fields/person.name fields/person.address fields/person.phone fields/person.email fields/person.birth_date fields/person.job_title fields/coaching.summary|fields/person.note
      sources/self sources/contacts sources/organisation disclosures/none recipients/accountant transfers/none
      archives/paper safeguards/locked safeguards/access-limited safeguards/passwords safeguards/protection-software safeguards/backup
      rights/access procedure/in-writing procedure/signed procedure/one-free-a-year rights/rectification
      retention/after-event:service-end:P3Y retention/statutory:financial-year-end:P6Y law/accounting-act`,
    also: 'recipients/accountant/organisation.billing recipients/accountant/invoice.details procedure/free',
  },
  {
    file: 'seen-2-prose.txt',
    facts: `controllers/name:havukka-consulting-oy controllers/businessId:2345678-8 controllers/address contact/name contact/email data/necessary-only
      fields/person.name fields/person.email fields/person.phone fields/person.employer fields/person.job_title fields/event.diet fields/web.device fields/web.page
      purposes/assignments purposes/invoicing purposes/communication|purposes/contacts basis/contract purposes/newsletter basis/consent marketing/unsubscribe
      purposes/surveys purposes/development basis/legitimate-interest sources/self sources/organisation sources/social sources/public tools/linkedin
      disclosures/none tools/netvisor recipients/netvisor recipients/laskelma tools/mailchimp recipients/mailchimp transfers/us|transfers/outside transfers/scc
      retention/after-event:last-contact:P2Y retention/statutory:financial-year-end:P10Y law/accounting-act retention/after-event:event-end
      safeguards/encryption safeguards/mfa safeguards/access-limited automated/none automated/no-profiling
      rights/access rights/rectification rights/erasure rights/objection procedure/email deadlines/access:P3W rights/complaint date/2023-02-14`,
    also: 'safeguards/staff-only rights/withdrawal procedure/contact-firm transfers/inside subjects/participants sources/web-behaviour',
  },
  {
    file: 'seen-3-faq.html',
    facts: `controllers/name:pilvilinna-koulutus-oy controllers/businessId:7654321-2 controllers/address controllers/email
      subjects/participants subjects/customer-contacts subjects/subscribers
      fields/person.name fields/person.email fields/person.phone fields/person.address fields/person.employer fields/person.job_title fields/event.registration|fields/order.details|fields/service.used
      fields/organisation.billing fields/feedback.text fields/marketing.permission
      purposes/trainings purposes/certificates purposes/invoicing purposes/communication purposes/marketing basis/contract basis/legal-obligation basis/legitimate-interest
      sources/self sources/web-forms sources/organisation tools/lyyti recipients/lyyti tools/moodle recipients/moodle recipients/numerotalo disclosures/by-law recipients/authorities
      transfers/none retention/after-event:event-end:P5Y retention/outdated:consent-withdrawn retention/statutory:financial-year-end:P6Y
      safeguards/encryption safeguards/user-ids safeguards/passwords archives/no-paper
      rights/access rights/rectification rights/erasure rights/restriction rights/portability rights/marketing-ban deadlines/access:P1M procedure/free date/2024-09-01`,
    also: 'fields/person.other_contact rights/objection purposes/accounting recipients/accountant',
  },
  {
    file: 'seen-4-table.md',
    facts: `date/2022-11-30 controllers/name:runkotalo-konsultit-oy-ab controllers/businessId:0245974-7 controllers/address controllers/website dpo/none
      registers/customer registers/marketing registers/recruitment
      fields@customer/person.name fields@customer/person.email fields@customer/person.phone fields@customer/person.job_title
      fields@marketing/person.name fields@marketing/person.email fields@marketing/person.employer|fields@marketing/organisation.name
      fields@recruitment/person.name fields@recruitment/person.other_contact fields@recruitment/person.education
      purposes/assignments purposes/invoicing purposes/direct-marketing purposes/recruitment basis/contract basis/legitimate-interest basis/consent
      retention/after-event:assignment-end:P10Y retention/after-event:last-contact:P2Y retention/after-event:membership-start:P12M
      tools/microsoft-365 recipients/microsoft-365 tools/hubspot recipients/hubspot recipients/vuorilaskenta transfers/us|transfers/outside transfers/dpf
      rights/access rights/rectification rights/erasure rights/restriction rights/objection rights/withdrawal rights/complaint procedure/email procedure/identity
      safeguards/firewall safeguards/backup safeguards/secrecy`,
    also: 'contact/email recipients/accountant recipients/customer-register-service purposes/marketing procedure/contact-firm subjects/job-applicants safeguards/protected-servers',
  },
  {
    file: 'seen-5-pdf.txt',
    facts: `controllers/name:harjunpaa-tyonohjaus-ky controllers/businessId:1234567-1 controllers/address controllers/phone contact/name
      purposes/assignments purposes/invoicing basis/contract basis/legitimate-interest purposes/care
      fields/person.name fields/person.email fields/person.phone fields/person.job_title fields/person.employer fields/organisation.name fields/organisation.business_id fields/organisation.billing fields/coaching.summary|fields/person.note
      retention/after-event:assignment-end:P6M retention/after-event:service-end:P10Y retention/periodic-review:last-contact:P1Y|retention/periodic-review:regular
      disclosures/with-consent disclosures/by-law tools/fennoa recipients/fennoa tools/google-calendar recipients/google-calendar transfers/us|transfers/possible|transfers/outside
      archives/paper safeguards/locked safeguards/device-lock safeguards/encryption safeguards/secrecy
      rights/access rights/rectification rights/erasure procedure/in-writing procedure/contact-firm deadlines/access:P14D rights/complaint date/2021-01-12`,
    also: 'fields/calendar.entry recipients/google-calendar/calendar.entry purposes/contracts disclosures/none subjects/coachees recipients/invoicing-tool',
  },
  {
    file: 'seen-6-wordpress.html',
    facts: `controllers/name:kuvitelma-yhtiot-oy controllers/alias controllers/businessId:7654321-2 controllers/website
      fields/person.name fields/person.email fields/contact.note|fields/contact.event|fields/person.note fields/web.device fields/person.address fields/person.phone fields/organisation.billing fields/web.cookie
      purposes/contacts|purposes/communication tools/paytrail recipients/paytrail tools/kajabi recipients/kajabi tools/google-analytics tools/facebook basis/consent purposes/analytics procedure/cookie-choice
      disclosures/none recipients/service-providers safeguards/processor-contracts
      retention/after-event:last-contact:P12M|retention/after-event:membership-start:P12M retention/statutory:financial-year-end:P6Y law/accounting-act retention/outdated:consent-withdrawn
      retention/after-event:last-contact:P26M|retention/after-event:membership-start:P26M
      rights/access rights/erasure retention/statutory:law|procedure/refusal transfers/us|transfers/outside transfers/scc`,
    also: 'tools/wordpress recipients/google-analytics recipients/facebook sources/web-forms purposes/orders purposes/security fields/order.details sources/web-behaviour',
  },
  {
    file: 'seen-7-joint-bilingual.txt',
    facts: `controllers/name:saariston-sovittelu-oy controllers/name:mantereen-mediaatio-oy controllers/businessId:1234567-1 controllers/businessId:7654321-2 controllers/address controllers/joint
      dpo/name dpo/email dpo/phone registers/customer|registers/customer-sovittelun registers/participant
      basis/contract basis/consent basis/legitimate-interest purposes/development purposes/newsletter
      fields/person.name fields/person.birth_date fields/person.language fields/person.address fields/person.phone fields/person.email
      fields/coaching.summary|fields/person.note fields/document.contract fields/event.diet fields/document.certificate fields/event.registration
      sources/self sources/organisation sources/partner|sources/health-care disclosures/none recipients/co-organisers|recipients/partners
      recipients/webropol tools/webropol tools/dropbox recipients/dropbox transfers/outside|transfers/possible transfers/dpf
      retention/after-event:assignment-end:P1Y|retention/after-event:service-end:P1Y retention/after-event:event-end:P1W retention/relation:purpose
      retention/periodic-review:last-contact:P2Y|retention/periodic-review:regular safeguards/secure-destruction
      safeguards/locked safeguards/access-codes safeguards/access-limited safeguards/named-persons
      rights/access rights/rectification rights/erasure rights/portability rights/withdrawal deadlines/access:P30D procedure/refusal`,
    also: 'transfers/inside procedure/contact-firm subjects/participants disclosures/with-consent recipients/partners/person.name procedure/fee fields/feedback.score fields/person.other_contact',
  },
  {
    file: 'seen-8-ombudsman-form.txt',
    facts: `law/gdpr date/2019-06-20 controllers/name:valmennustalo-kipina-oy controllers/address controllers/phone controllers/email contact/name registers/customer
      purposes/communication purposes/assignments|purposes/trainings purposes/invoicing purposes/reports
      fields/person.name fields/person.birth_date fields/person.address fields/person.phone fields/person.email fields/person.language fields/person.education
      fields/custom.valmennussuunnitelma_ja_sen_toteutuminen|fields/custom.valmennussuunnitelma|fields/coaching.summary
      fields/coaching.summary|fields/person.note|fields/contact.event|fields/custom.valmentajan_kirjaukset_tapaamisista
      fields/person.employer|fields/organisation.name|fields/custom.tieto_palvelun_tilanneesta_organisaatios
      sources/self sources/organisation disclosures/with-consent recipients/employer|recipients/orderer disclosures/none transfers/none
      archives/paper safeguards/locked safeguards/access-limited safeguards/user-ids safeguards/passwords safeguards/backup safeguards/secrecy
      retention/after-event:assignment-end:P12Y|retention/after-event:service-end:P12Y safeguards/secure-destruction
      rights/access rights/rectification rights/erasure procedure/in-person procedure/signed procedure/post`,
    also: 'fields/custom.tyohistoria fields/custom.koulutus_ja_tyohistoria purposes/accounting safeguards/staff-only rights/objection',
  },
  {
    file: 'seen-9-first-person.md',
    facts: `controllers/name:tmi-sanni-selkeamieli controllers/alias controllers/businessId:7654321-2 fields/person.name fields/person.phone fields/person.email
      fields/custom.tavoitteet|fields/person.note|fields/custom.tausta fields/coaching.summary|fields/person.note subjects/subscribers
      purposes/bookings purposes/assignments|purposes/trainings purposes/invoicing purposes/newsletter basis/contract basis/consent
      tools/vello recipients/vello tools/isolta recipients/isolta tools/mailerlite recipients/mailerlite transfers/inside|transfers/none
      archives/paper safeguards/locked archives/home-office recipients/accountant
      retention/after-event:assignment-end:P1Y|retention/after-event:service-end:P1Y retention/statutory:financial-year-end:P6Y law/accounting-act retention/outdated:consent-withdrawn|retention/on-request
      rights/access rights/rectification rights/erasure procedure/email contact/email|controllers/email deadlines/access:P1W rights/complaint date/2024-01-05`,
    also: 'contact/name fields/calendar.entry recipients/scheduling-tool recipients/invoicing-tool procedure/contact-firm rights/withdrawal',
  },
  {
    file: 'seen-10-questions.txt',
    facts: `controllers/name:osaamispuu-osk controllers/businessId:1234567-1 controllers/address controllers/email
      purposes/assignments|purposes/trainings purposes/events purposes/certificates purposes/invoicing purposes/payment-control purposes/surveys purposes/development
      purposes/marketing|purposes/direct-marketing|purposes/communication basis/contract basis/legitimate-interest basis/explicit-consent
      fields/person.name fields/person.employer fields/person.job_title fields/person.email fields/person.phone fields/organisation.billing fields/event.diet
      fields/assessment.health|fields/custom.liikkumisen_rajoitteet fields/web.device sources/self sources/web-forms sources/organisation
      recipients/trainers|recipients/subcontractors recipients/service-providers|recipients/venues tools/webropol recipients/webropol recipients/laskupuu disclosures/none
      tools/zoom recipients/zoom transfers/us|transfers/outside|transfers/possible transfers/scc
      retention/after-event:event-end:P2Y retention/after-event:last-contact:P10Y|retention/after-event:membership-start:P10Y|retention/after-event:event-end:P10Y|retention/after-event:certificate-granted:P10Y
      retention/after-event:event-end:P1W retention/outdated:consent-withdrawn
      safeguards/protection-software safeguards/firewall safeguards/encryption safeguards/access-limited|safeguards/named-persons
      rights/access rights/rectification rights/erasure rights/restriction rights/portability rights/objection|rights/marketing-ban
      procedure/email deadlines/access:P1M procedure/identity rights/complaint`,
    also: 'recipients/accountant rights/marketing-ban rights/objection subjects/participants subjects/customers subjects/visitors subjects/former-customers fields/event.registration marketing/unsubscribe',
  },
  {
    file: 'seen-11-table.html',
    facts: `date/2025-03-01 controllers/name:neuvokas-konsultointi-oy controllers/businessId:0245974-7 controllers/address contact/name contact/phone registers/customer-stakeholder
      subjects/customer-contacts subjects/partners subjects/job-applicants purposes/care purposes/sales|purposes/quotes purposes/assignments purposes/communication purposes/recruitment
      basis/contract basis/legitimate-interest basis/consent basis/legal-obligation
      fields/person.name fields/person.employer|fields/organisation.name fields/person.job_title fields/person.email fields/person.phone fields/contact.note|fields/contact.event|fields/person.note
      fields/document.contract fields/document.quote fields/person.social fields/custom.tyonhakijoilta_hakemus_ja_ansioluettelo|fields/custom.hakemus_ja_ansioluettelo|fields/custom.ansioluettelo
      sources/self sources/public|sources/web sources/data-vendors
      retention/after-event:service-end:P5Y retention/after-event:membership-start:P2Y retention/statutory:financial-year-end:P10Y
      retention/after-event:service-end:P6M|retention/after-event:membership-start:P6M|retention/after-event:event-end:P6M|retention/after-event:assignment-end:P6M
      recipients/subcontractors tools/google-workspace recipients/google-workspace tools/slack recipients/slack tools/pipedrive recipients/pipedrive recipients/accountant
      transfers/us|transfers/possible transfers/dpf disclosures/by-law recipients/authorities disclosures/merger
      safeguards/encryption safeguards/mfa safeguards/backup safeguards/access-limited
      rights/access rights/rectification rights/erasure rights/restriction rights/objection rights/withdrawal rights/complaint
      deadlines/access:P30D procedure/fee|procedure/refusal automated/none automated/no-profiling`,
    also: 'fields/custom.hakemus tools/vainu tools/fonecta tools/google recipients/google procedure/refusal purposes/accounting',
  },
  {
    file: 'seen-12-pdf.txt',
    facts: `date/2020-02-02 controllers/name:mielenrauha-coaching-koulutus-ky controllers/businessId:7654321-2 controllers/address
      basis/contract basis/legitimate-interest purposes/trainings|purposes/assignments purposes/surveys purposes/communication purposes/invoicing purposes/collection
      fields/person.name fields/person.address fields/person.phone fields/person.email fields/organisation.name fields/organisation.business_id fields/order.details|fields/service.used
      fields/organisation.billing fields/marketing.permission fields/assessment.profile sources/self sources/web-forms
      retention/after-event:last-contact:P24M retention/after-event:assignment-end:P3M retention/statutory:law law/accounting-act
      recipients/collection-agency recipients/accountant transfers/none safeguards/access-limited safeguards/passwords transfers/inside
      rights/access rights/marketing-ban procedure/post deadlines/access:P30D procedure/one-free-a-year`,
    also: 'fields/person.other_contact safeguards/protected-servers procedure/free rights/objection disclosures/none disclosures/none-as-rule disclosures/closed-list',
  },
  {
    file: 'seen-13-ten-points.txt',
    facts: `law/gdpr date/2018-05-24 date/2023-10-10 controllers/name:voimavirta-tyohyvinvointi-oy controllers/address controllers/email contact/name contact/phone registers/customer registers/marketing
      basis/consent basis/contract basis/legitimate-interest purposes/communication purposes/care purposes/marketing automated/none automated/no-profiling
      fields/person.name fields/person.job_title fields/person.employer fields/person.phone fields/person.email fields/person.address fields/organisation.website fields/web.device
      fields/order.details|fields/service.used fields/organisation.billing fields/assessment.health tools/firstbeat
      retention/after-event:service-end:P5Y|retention/relation:service-end:P5Y retention/relation:relation
      sources/self sources/web-forms sources/contacts sources/social disclosures/none-as-rule disclosures/publish-as-agreed transfers/possible
      safeguards/care safeguards/secrecy safeguards/staff-only|safeguards/access-limited
      rights/access rights/rectification procedure/in-writing procedure/identity deadlines/access:P1M rights/erasure rights/restriction
      fields/web.cookie purposes/analytics tools/matomo procedure/cookie-choice`,
    also: 'procedure/contact-firm basis/customer-relationship safeguards/technical safeguards/access-limited safeguards/staff-only fields/person.other_contact recipients/matomo sources/own-records',
  },
  {
    file: 'seen-14-training-prose.txt',
    facts: `controllers/name:taitopaja-finland-oy-ab controllers/name:rannikon-opisto-ry controllers/businessId:1234567-1 controllers/domicile controllers/joint dpo/none contact/name contact/phone
      fields/person.name fields/person.employer fields/person.job_title fields/person.email fields/organisation.billing fields/custom.kayttajatunnus fields/custom.harjoitustehtavat
      fields/event.registration|fields/custom.suoritusmerkinnat tools/moodle recipients/moodle sources/self sources/organisation
      purposes/trainings|purposes/assignments purposes/certificates purposes/invoicing purposes/surveys basis/contract basis/consent purposes/marketing|purposes/newsletter|purposes/communication rights/withdrawal
      retention/after-event:event-end:P10Y retention/after-event:membership-start:P6M|retention/after-event:last-contact:P6M|retention/after-event:event-end:P6M
      retention/statutory:financial-year-end:P6Y retention/periodic-review:last-contact:P1Y|retention/periodic-review:regular
      recipients/trainers|recipients/subcontractors safeguards/secrecy tools/eventbrite recipients/eventbrite transfers/us|transfers/outside|transfers/possible transfers/dpf
      recipients/saldo-bokforing disclosures/none disclosures/by-law|recipients/authorities safeguards/mfa safeguards/locked|safeguards/protected-servers transfers/inside safeguards/backup
      rights/access rights/rectification rights/erasure rights/restriction rights/objection procedure/in-writing procedure/contact-firm deadlines/access:P1M must-give/consequence rights/complaint date/2022-09-01`,
    also: 'sources/web-forms subjects/participants safeguards/staff-only recipients/co-organisers recipients/rannikon-opisto recipients/authorities recipients/accountant recipients/event-service safeguards/protected-servers',
  },
  {
    file: 'seen-15-supervision.txt',
    facts: `controllers/name:tyonohjaus-tasapaino controllers/businessId:1234567-1 controllers/address controllers/email contact/name registers/customer|registers/tyonohjattavien-ja-tilaajien-rekisteri|registers/register-tyonohjattavien-ja-tilaajien-re
      purposes/care|purposes/assignments purposes/bookings purposes/invoicing purposes/accounting basis/contract basis/legal-obligation law/accounting-act
      fields/person.name fields/person.other_contact fields/person.employer|fields/custom.tyoyhteiso fields/calendar.entry|fields/service.used|fields/custom.tyonohjausten_ajankohdat_ja_teemat fields/organisation.billing
      sources/self sources/organisation disclosures/none recipients/accountant disclosures/by-law recipients/authorities transfers/none transfers/inside
      safeguards/passwords safeguards/encryption safeguards/firewall archives/paper safeguards/locked safeguards/secrecy
      retention/after-event:assignment-end:P1Y retention/after-event:assignment-end|retention/after-event:event-end|retention/after-event:service-end retention/statutory:financial-year-end:P6Y
      rights/access rights/rectification rights/erasure procedure/phone procedure/email deadlines/access:P2W rights/complaint date/2019-04-04`,
    also: 'subjects/coachees contact/title disclosures/with-consent',
  },
  {
    file: 'seen-16-consulting.html',
    facts: `date/2021-08-12 controllers/name:strategiapaja-oy controllers/businessId:7654321-2 controllers/address controllers/email registers/customer-marketing
      subjects/customer-contacts subjects/potential-customers subjects/subscribers purposes/care purposes/sales purposes/newsletter purposes/accounting
      basis/contract basis/legitimate-interest basis/consent basis/legal-obligation
      fields/person.name fields/person.job_title fields/person.employer fields/person.email fields/person.phone fields/contact.note|fields/contact.event fields/event.registration
      fields/marketing.open fields/marketing.click fields/web.page fields/web.cookie sources/self sources/social sources/public sources/data-vendors tools/linkedin
      tools/hubspot recipients/hubspot tools/microsoft-365 recipients/microsoft-365 tools/leadfeeder recipients/leadfeeder tools/talenom recipients/talenom recipients/service-providers safeguards/processor-contracts
      transfers/us|transfers/outside|transfers/possible transfers/scc
      retention/after-event:assignment-end:P3Y retention/after-event:last-contact:P18M retention/outdated:consent-withdrawn retention/statutory:financial-year-end:P10Y
      safeguards/user-ids safeguards/mfa archives/no-paper
      rights/access rights/rectification rights/erasure rights/restriction rights/objection rights/portability rights/withdrawal marketing/unsubscribe procedure/email deadlines/access:P30D rights/complaint automated/none automated/profiling|automated/used`,
    also: 'tools/vainu purposes/marketing purposes/communication purposes/events subjects/customers recipients/customer-register-service recipients/accountant retention/inactive-removed law/accounting-act safeguards/access-limited safeguards/training safeguards/instructions',
  },
  {
    file: 'seen-17-course-shop.txt',
    facts: `controllers/name:onnelan-palvelut-oy controllers/alias controllers/businessId:0245974-7 controllers/address contact/name contact/email|controllers/email
      fields/person.name fields/person.address fields/person.email fields/order.details fields/event.registration|fields/service.used|fields/web.page fields/assessment.health
      tools/stripe recipients/stripe purposes/assignments|purposes/trainings|purposes/orders purposes/invoicing purposes/marketing basis/contract basis/consent basis/explicit-consent
      tools/woocommerce recipients/woocommerce tools/teachable recipients/teachable tools/activecampaign recipients/activecampaign transfers/us|transfers/outside|transfers/possible transfers/scc recipients/numero recipients/accountant
      fields/web.cookie tools/facebook tools/hotjar procedure/cookie-choice
      retention/relation:relation retention/after-event:service-end:P2Y|retention/after-event:event-end:P2Y retention/after-event:event-end retention/statutory:financial-year-end:P6Y law/accounting-act retention/outdated:consent-withdrawn
      safeguards/encryption safeguards/backup rights/access rights/rectification rights/erasure rights/withdrawal deadlines/access:P1M rights/complaint date/2022-06-03`,
    also: 'purposes/customer-support purposes/care purposes/accounting purposes/communication recipients/hotjar recipients/facebook subjects/subscribers safeguards/passwords retention/after-event:last-contact:P30D retention/after-event:membership-start:P30D fields/custom.tehtavien_vastaukset subjects/coachees',
  },
  {
    file: 'seen-18-old-three-registers.txt',
    facts: `law/523-1999 controllers/name:pohjolan-johtajavalmennus-oy controllers/businessId:2345678-8 controllers/address controllers/phone contact/name contact/title
      registers/customer registers/newsletter registers/participant purposes/assignments purposes/care purposes/newsletter purposes/trainings|purposes/events
      fields@customer/organisation.name fields@customer/person.name fields@customer/person.phone fields@customer/person.email fields@customer/document.quote fields@customer/document.contract
      fields@newsletter/person.email fields@participant/person.name fields@participant/person.employer fields@participant/event.diet subjects/participants
      sources/self sources/public sources/contacts|sources/events disclosures/none-as-rule|disclosures/none recipients/venues|recipients/landlord
      tools/mailchimp recipients/mailchimp transfers/us|transfers/outside transfers/privacy-shield law/privacy-shield
      archives/paper safeguards/locked safeguards/user-ids safeguards/passwords safeguards/access-limited|safeguards/staff-only
      retention/periodic-review:last-contact:P2Y retention/outdated:outdated retention/after-event:event-end:P3M
      rights/access procedure/one-free-a-year procedure/in-writing procedure/signed rights/marketing-ban rights/rectification deadlines/access:P1M`,
    also: 'safeguards/staff-only safeguards/access-limited recipients/email-tool rights/objection purposes/development procedure/free marketing/ban-scopes',
  },
  {
    file: 'seen-19-wellbeing-prose.txt',
    facts: `controllers/name:aavan-hyvinvointi-ky controllers/businessId:7654321-2 controllers/address contact/name contact/email contact/phone
      fields/person.name fields/person.email fields/person.job_title fields/person.employer fields/feedback.score|fields/custom.alkukartoituksen_vastauksia|fields/person.note fields/assessment.health tools/firstbeat
      basis/explicit-consent disclosures/none purposes/assignments|purposes/trainings purposes/reports purposes/invoicing purposes/development basis/contract basis/consent must-give/voluntary
      sources/organisation sources/self tools/webropol recipients/webropol tools/calendly recipients/calendly transfers/us|transfers/outside|transfers/possible transfers/scc tools/procountor recipients/procountor
      retention/after-event:assignment-end:P6M retention/statutory:law law/accounting-act
      safeguards/encryption safeguards/backup safeguards/access-limited safeguards/secrecy safeguards/secure-destruction
      rights/access rights/rectification rights/erasure rights/withdrawal deadlines/access:P2W rights/complaint date/2023-01-10 date/2024-03-15`,
    also: 'recipients/firstbeat subjects/participants retention/after-event:event-end retention/after-event:assignment-end purposes/bookings archives/paper',
  },
  {
    file: 'seen-20-leadership.txt',
    facts: `controllers/name:suunta-johtajuus-oy controllers/businessId:1234567-1 controllers/address controllers/phone contact/name contact/email registers/customer-marketing
      purposes/care purposes/assignments|purposes/trainings purposes/invoicing purposes/communication purposes/marketing purposes/development basis/contract basis/legitimate-interest basis/consent
      fields/person.name fields/organisation.name fields/person.job_title fields/person.email fields/person.phone fields/organisation.billing fields/order.details|fields/service.used fields/calendar.entry fields/contact.event
      fields/assessment.profile tools/disc fields/marketing.permission sources/self sources/contacts sources/web-forms sources/public disclosures/none recipients/accountant recipients/it-support safeguards/processor-contracts
      transfers/none-as-rule tools/mailchimp recipients/mailchimp transfers/us|transfers/outside transfers/scc
      retention/relation:relation retention/after-event:service-end:P3Y retention/after-event:assignment-end:P1Y retention/statutory:financial-year-end:P6Y law/accounting-act retention/outdated:consent-withdrawn
      safeguards/user-ids safeguards/passwords safeguards/access-limited safeguards/firewall safeguards/protection-software archives/paper safeguards/locked safeguards/secure-destruction
      rights/access rights/rectification rights/erasure rights/objection rights/restriction rights/portability rights/withdrawal rights/complaint procedure/email procedure/contact-firm deadlines/access:P1M
      automated/none automated/no-profiling date/2022-11-11`,
    also: 'subjects/participants fields/bookings recipients/email-tool recipients/service-providers marketing/none',
  },
  {
    file: 'seen-21-solo-coach.md',
    facts: `date/2023-05-07 controllers/name:tmi-ilona-kuviteltu controllers/alias|controllers/name:lempea-muutos-coaching controllers/businessId:7654321-2 controllers/address controllers/email data/necessary-only
      fields/person.name fields/person.phone fields/person.email fields/organisation.billing fields/coaching.summary fields/assessment.health subjects/subscribers
      purposes/communication purposes/assignments|purposes/trainings purposes/invoicing purposes/newsletter basis/contract basis/consent sources/self sources/web-forms
      disclosures/with-consent|disclosures/none tools/calendly recipients/calendly tools/zoom recipients/zoom tools/mailerlite recipients/mailerlite tools/holvi recipients/holvi transfers/us|transfers/outside|transfers/possible transfers/dpf
      safeguards/passwords safeguards/locked archives/paper safeguards/secrecy
      retention/after-event:assignment-end:P6M retention/statutory:financial-year-end:P6Y law/accounting-act retention/outdated:consent-withdrawn
      rights/access rights/rectification rights/erasure rights/withdrawal procedure/email procedure/contact-firm deadlines/access:P2W rights/complaint
      fields/web.cookie purposes/analytics tools/google-analytics procedure/cookie-choice`,
    also: 'fields/person.other_contact recipients/scheduling-tool recipients/google-analytics disclosures/none archives/phone safeguards/device-lock',
  },
  {
    file: 'seen-22-training-institute.html',
    facts: `date/2018-05-20 date/2024-02-02 controllers/name:koulutuskeskus-kaarna-oy controllers/businessId:0245974-7 controllers/address dpo/name dpo/email dpo/phone registers/customer|registers/customer-opiskelija
      subjects/participants subjects/customer-contacts subjects/potential-customers purposes/trainings purposes/certificates purposes/invoicing purposes/surveys basis/contract basis/legal-obligation law/accounting-act basis/legitimate-interest purposes/communication|purposes/marketing
      fields/person.name fields/person.birth_date fields/person.address fields/person.phone fields/person.email fields/person.employer fields/person.education fields/event.registration fields/event.diet
      sources/self sources/web-forms sources/organisation recipients/authorities disclosures/by-law recipients/tilihelmi tools/moodle recipients/moodle recipients/mediamaisteri tools/lyyti recipients/lyyti transfers/none
      retention/after-event:event-end:P10Y|retention/after-event:last-contact:P10Y|retention/after-event:membership-start:P10Y retention/statutory:financial-year-end:P6Y retention/after-event:event-end retention/after-event:last-contact:P2Y
      safeguards/access-limited|safeguards/staff-only safeguards/encryption safeguards/backup archives/paper safeguards/locked
      rights/access rights/rectification rights/erasure rights/restriction rights/marketing-ban|rights/objection rights/portability procedure/in-writing procedure/identity procedure/free deadlines/access:P1M rights/complaint`,
    also: 'safeguards/staff-only safeguards/access-limited rights/objection rights/marketing-ban recipients/accountant procedure/contact-firm purposes/accounting sources/own-records fields/organisation.billing',
  },
  ...LATER,
];
