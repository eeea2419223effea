// Common Finnish and Finland-Swedish names for the demonstration firm; who bears them is drawn by lot, so nobody real is meant.

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const GIVEN = words(`
  Aada Aamu Aaro Aatos Ahti Aila Aili Aimo Aino Airi Alina Alisa Alma Amanda Anette Anita Anja Anna Anneli Anni Annika Anniina Antero Antti Anton Arja
  Armas Arto Arttu Arvo Asta Atte Aukusti Aulis Auli Aune Axel Birgitta Camilla Carina Christian Daniel Eelis Eemeli Eero Eeva Eija Eila Eino Elias Eliel
  Elina Elisa Ella Ellen Elli Elsa Emil Emilia Emma Erik Erkki Essi Esa Ester Eveliina Fanni Filip Fredrik Gunilla Hanna Hannele Hannes Hannu Harri Heidi
  Heikki Helena Helmi Henna Henri Henrik Hilja Hilla Hilma Iida Iiris Iiro Ilkka Ilmari Ilona Inari Ingrid Inka Irene Iris Irma Isa Ismo Jaakko Jaana
  Jani Janne Jari Jarkko Jasmin Jenni Jere Joel Johanna Johannes Joni Joona Jorma Jouko Juha Juhani Jukka Julia Juho Jussi Juuso Kaarina Kaarlo Kai Kaija
  Kaisa Kalevi Kalle Karin Kari Karoliina Kati Katja Katri Kauko Keijo Kerttu Kim Kirsi Kirsti Klaus Krista Kristiina Kyllikki Laila Lari Lars Lasse Laura
  Lauri Leena Leevi Leif Lena Leo Liisa Lilja Linda Linnea Lotta Luukas Maarit Maija Malin Manu Margareta Mari Maria Marika Marja Markku Marko Markus
  Martti Matias Matti Mauno Mika Mikael Mikko Milla Mimmi Minna Mirja Mirjam Miro Mona Nea Nella Niilo Niina Niko Nina Noora Oili Oiva Olavi Olga Olli
  Onni Oona Oskari Otso Otto Outi Paavo Pasi Paula Pauli Pekka Pentti Petra Petri Pia Pihla Piia Pinja Pirjo Pirkko Raija Raimo Raisa Rasmus Rauha Reijo
  Riikka Riitta Risto Roope Saana Saara Sakari Salla Sami Sampo Samu Sanna Sari Satu Saul Seija Seppo Sini Siiri Silja Simo Sinikka Sirpa Sofia Stefan
  Susanna Suvi Taavi Tanja Tapani Tapio Tarja Taru Teemu Teija Tero Terhi Tiina Timo Toivo Tomas Topi Tuija Tuomas Tuomo Tuula Tuuli Tytti Ulla Ulrika
  Urho Vappu Valtteri Veera Veikko Venla Vesa Viivi Viktor Vilho Ville Vilma Virpi Vuokko Väinö Yrjö Åsa Åke Örjan
`);

export const FAMILY = words(`
  Aalto Aaltonen Ahlgren Ahlroos Aho Ahola Ahonen Ahtiainen Ala-Mäki Alanen Alatalo Anttila Anttonen Arola Asikainen Auvinen Backman Berg Berglund
  Bergström Björklund Björkman Blomqvist Boman Dahlström Ekholm Eklund Eloranta Engblom Eriksson Eronen Erkkilä Eskelinen Eskola Fagerström Forsman
  Forsström Fredriksson Granlund Granqvist Grönholm Grönroos Gustafsson Haapala Haapanen Haapasalo Haavisto Hakala Hakkarainen Hakola Halme Halonen
  Hannula Harju Harjula Hartikainen Hedman Heikkilä Heikkinen Heino Heinonen Heiskanen Helenius Helin Henriksson Hietala Hietanen Hiltunen Hirvonen
  Holm Holmberg Holmström Holopainen Honkala Honkanen Huhtala Huotari Huttunen Huuskonen Hyttinen Hytönen Hyvärinen Hyvönen Hägglund Häkkinen Häkli
  Hämäläinen Hänninen Härkönen Ikonen Ilola Immonen Isaksson Isomäki Isotalo Itkonen Jaakkola Jaatinen Jalonen Jansson Jokela Jokinen Johansson
  Junttila Juntunen Jussila Juvonen Jylhä Järvelä Järvenpää Järvi Järvinen Kaartinen Kallio Kalliomäki Kangas Kankaanpää Kantola Karhu Karjalainen
  Karlsson Karppinen Karvonen Kauppila Kauppinen Kekäläinen Kemppainen Keränen Keskinen Keskitalo Ketola Kettunen Kiiskinen Kinnunen Kiuru Kivelä
  Kivinen Kiviniemi Knuutila Koivisto Koivula Koivunen Kokko Kokkonen Kolehmainen Komulainen Konttinen Korhonen Korpela Korpi Koskela Koski Koskinen
  Kosonen Kotila Kotilainen Kovanen Kujala Kukkonen Kuosmanen Kuusela Kuusisto Kylmälä Kärkkäinen Kääriäinen Laakkonen Laakso Laaksonen Laiho Laine
  Laitinen Lampinen Lappalainen Lassila Lattu Lehtinen Lehto Lehtola Lehtonen Leino Leinonen Lemmetty Leppänen Leskinen Liimatainen Lilja Lindberg
  Lindfors Lindgren Lindholm Lindqvist Lindroos Lindström Lipponen Liukkonen Loponen Lukkari Lundberg Lundqvist Luoma Luukkonen Malinen Manninen
  Mannila Markkanen Martikainen Mattila Mattsson Melin Miettinen Mikkola Mikkonen Moilanen Mustonen Mykkänen Myllymäki Mäenpää Mäkelä Mäki Mäkinen
  Mäntylä Männistö Määttä Nevala Nieminen Niemelä Niemi Niinimäki Nikula Niskanen Nissinen Nordlund Nordman Nordström Nurmela Nurmi Nurminen
  Nygård Nykänen Nylund Nyman Ojala Ojanen Oksanen Ollikainen Olsson Paananen Paavola Pajunen Palm Palola Partanen Pasanen Peltola Peltonen Penttilä
  Penttinen Perälä Pesonen Pietilä Pihlaja Piirainen Pitkänen Pohjola Puustinen Pulkkinen Pääkkönen Rantala Rantanen Rauhala Raunio Rautio Repo
  Riihimäki Rinne Rissanen Ronkainen Roos Rosenqvist Ruotsalainen Ruusunen Räisänen Räsänen Rönkkö Saarela Saari Saarinen Saastamoinen Salmela
  Salmi Salminen Salo Salonen Sandberg Sandström Savolainen Seppä Seppälä Seppänen Sihvonen Siltala Sirola Sirén Sjöberg Sjöblom Sjöström Soini
  Sorsa Strömberg Sundberg Sundqvist Suominen Svahn Söderholm Söderlund Söderström Taipale Takala Tamminen Tanskanen Tiainen Tiihonen Timonen
  Toivanen Toivonen Tolonen Tuomi Tuominen Turunen Uotila Uusitalo Vainio Valkonen Vanhala Vartiainen Vesterinen Viitala Viljanen Virtanen Vuorela
  Vuori Vuorinen Väisänen Väänänen Wallin Westerholm Westerlund Wickström Wikström Ylitalo Ylönen Åberg Åkerblom Åkerman Åkesson Åström Öberg Öhman Österberg Östman
`);

/** Firms that say they are made up. */
export const FIRM_STEMS = words(`
  Esimerkkilä Mallila Kuvitelma Keksintö Oletus Näytelä Harjoitus Mielikuva Satumäki Olematon Haavelampi Tarulahti Unelmala Arvelus Luulola Toivela
  Exempelby Fantasivik Sagolund Drömnäs
`);

export const FIRM_TRADES = words(`
  Konepaja Rakennus Siivous Sähkö Kirjanpito Puutarha Leipomo Kauppa Kuljetus Taitto Ohjelmistot Majoitus Arkkitehdit Hoiva Laboratorio Metsä Maalaamo
  Pesula Painotalo Elintarvike Apteekki Optiikka Varasto Huolto Vuokraus
`);

export const JOBS = words(`
  toimitusjohtaja henkilöstöjohtaja talousjohtaja myyntijohtaja kehityspäällikkö palvelupäällikkö tiiminvetäjä esihenkilö asiantuntija suunnittelija
  koordinaattori rehtori lehtori yrittäjä projektipäällikkö tuotepäällikkö assistentti osastonhoitaja
`);

export const ACTIONS = [
  'Soita ja kysy kuulumiset',
  'Lähetä tarjous',
  'Sovi aloitustapaaminen',
  'Lähetä tilaisuuden kutsu',
  'Palaa ehdotukseen',
  'Varmista tapaaminen',
];
export const NOTES = [
  'Keskusteltiin tiimin tavoitteista.',
  'Pyysi lisätietoa valmennuksesta.',
  'Sovittiin seuraava askel.',
  'Lähetettiin esite.',
  'Kävi tutustumassa tiloihin.',
];
export const SERVICES = ['Johtoryhmän valmennus', 'Henkilökohtainen ohjaus', 'Työpaja', 'Verkkokurssi'];
