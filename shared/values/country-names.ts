// Codes of ISO 3166-1 alpha-2 with their names in nl, en, de and es (Unicode CLDR), frozen here so that a document
// names a country the same on every runtime.
const table = `
AD|Andorra|Andorra|Andorra|Andorra
AE|Verenigde Arabische Emiraten|United Arab Emirates|Vereinigte Arabische Emirate|Emiratos Árabes Unidos
AF|Afghanistan|Afghanistan|Afghanistan|Afganistán
AG|Antigua en Barbuda|Antigua & Barbuda|Antigua und Barbuda|Antigua y Barbuda
AI|Anguilla|Anguilla|Anguilla|Anguila
AL|Albanië|Albania|Albanien|Albania
AM|Armenië|Armenia|Armenien|Armenia
AO|Angola|Angola|Angola|Angola
AQ|Antarctica|Antarctica|Antarktis|Antártida
AR|Argentinië|Argentina|Argentinien|Argentina
AS|Amerikaans-Samoa|American Samoa|Amerikanisch-Samoa|Samoa Americana
AT|Oostenrijk|Austria|Österreich|Austria
AU|Australië|Australia|Australien|Australia
AW|Aruba|Aruba|Aruba|Aruba
AX|Åland|Åland Islands|Ålandinseln|Islas Aland
AZ|Azerbeidzjan|Azerbaijan|Aserbaidschan|Azerbaiyán
BA|Bosnië en Herzegovina|Bosnia & Herzegovina|Bosnien und Herzegowina|Bosnia y Herzegovina
BB|Barbados|Barbados|Barbados|Barbados
BD|Bangladesh|Bangladesh|Bangladesch|Bangladés
BE|België|Belgium|Belgien|Bélgica
BF|Burkina Faso|Burkina Faso|Burkina Faso|Burkina Faso
BG|Bulgarije|Bulgaria|Bulgarien|Bulgaria
BH|Bahrein|Bahrain|Bahrain|Baréin
BI|Burundi|Burundi|Burundi|Burundi
BJ|Benin|Benin|Benin|Benín
BL|Saint-Barthélemy|St. Barthélemy|St. Barthélemy|San Bartolomé
BM|Bermuda|Bermuda|Bermuda|Bermudas
BN|Brunei|Brunei|Brunei Darussalam|Brunéi
BO|Bolivia|Bolivia|Bolivien|Bolivia
BQ|Caribisch Nederland|Caribbean Netherlands|Karibische Niederlande|Caribe neerlandés
BR|Brazilië|Brazil|Brasilien|Brasil
BS|Bahama’s|Bahamas|Bahamas|Bahamas
BT|Bhutan|Bhutan|Bhutan|Bután
BV|Bouveteiland|Bouvet Island|Bouvetinsel|Isla Bouvet
BW|Botswana|Botswana|Botsuana|Botsuana
BY|Belarus|Belarus|Belarus|Bielorrusia
BZ|Belize|Belize|Belize|Belice
CA|Canada|Canada|Kanada|Canadá
CC|Cocoseilanden|Cocos (Keeling) Islands|Kokosinseln|Islas Cocos
CD|Congo-Kinshasa|Congo - Kinshasa|Kongo-Kinshasa|República Democrática del Congo
CF|Centraal-Afrikaanse Republiek|Central African Republic|Zentralafrikanische Republik|República Centroafricana
CG|Congo-Brazzaville|Congo - Brazzaville|Kongo-Brazzaville|Congo
CH|Zwitserland|Switzerland|Schweiz|Suiza
CI|Ivoorkust|Côte d’Ivoire|Côte d’Ivoire|Côte d’Ivoire
CK|Cookeilanden|Cook Islands|Cookinseln|Islas Cook
CL|Chili|Chile|Chile|Chile
CM|Kameroen|Cameroon|Kamerun|Camerún
CN|China|China|China|China
CO|Colombia|Colombia|Kolumbien|Colombia
CR|Costa Rica|Costa Rica|Costa Rica|Costa Rica
CU|Cuba|Cuba|Kuba|Cuba
CV|Kaapverdië|Cape Verde|Cabo Verde|Cabo Verde
CW|Curaçao|Curaçao|Curaçao|Curazao
CX|Christmaseiland|Christmas Island|Weihnachtsinsel|Isla de Navidad
CY|Cyprus|Cyprus|Zypern|Chipre
CZ|Tsjechië|Czechia|Tschechien|Chequia
DE|Duitsland|Germany|Deutschland|Alemania
DJ|Djibouti|Djibouti|Dschibuti|Yibuti
DK|Denemarken|Denmark|Dänemark|Dinamarca
DM|Dominica|Dominica|Dominica|Dominica
DO|Dominicaanse Republiek|Dominican Republic|Dominikanische Republik|República Dominicana
DZ|Algerije|Algeria|Algerien|Argelia
EC|Ecuador|Ecuador|Ecuador|Ecuador
EE|Estland|Estonia|Estland|Estonia
EG|Egypte|Egypt|Ägypten|Egipto
EH|Westelijke Sahara|Western Sahara|Westsahara|Sáhara Occidental
ER|Eritrea|Eritrea|Eritrea|Eritrea
ES|Spanje|Spain|Spanien|España
ET|Ethiopië|Ethiopia|Äthiopien|Etiopía
FI|Finland|Finland|Finnland|Finlandia
FJ|Fiji|Fiji|Fidschi|Fiyi
FK|Falklandeilanden|Falkland Islands|Falklandinseln|Islas Malvinas
FM|Micronesia|Micronesia|Mikronesien|Micronesia
FO|Faeröer|Faroe Islands|Färöer|Islas Feroe
FR|Frankrijk|France|Frankreich|Francia
GA|Gabon|Gabon|Gabun|Gabón
GB|Verenigd Koninkrijk|United Kingdom|Vereinigtes Königreich|Reino Unido
GD|Grenada|Grenada|Grenada|Granada
GE|Georgië|Georgia|Georgien|Georgia
GF|Frans-Guyana|French Guiana|Französisch-Guayana|Guayana Francesa
GG|Guernsey|Guernsey|Guernsey|Guernesey
GH|Ghana|Ghana|Ghana|Ghana
GI|Gibraltar|Gibraltar|Gibraltar|Gibraltar
GL|Groenland|Greenland|Grönland|Groenlandia
GM|Gambia|Gambia|Gambia|Gambia
GN|Guinee|Guinea|Guinea|Guinea
GP|Guadeloupe|Guadeloupe|Guadeloupe|Guadalupe
GQ|Equatoriaal-Guinea|Equatorial Guinea|Äquatorialguinea|Guinea Ecuatorial
GR|Griekenland|Greece|Griechenland|Grecia
GS|Zuid-Georgia en Zuidelijke Sandwicheilanden|South Georgia & South Sandwich Islands|Südgeorgien und die Südlichen Sandwichinseln|Islas Georgia del Sur y Sandwich del Sur
GT|Guatemala|Guatemala|Guatemala|Guatemala
GU|Guam|Guam|Guam|Guam
GW|Guinee-Bissau|Guinea-Bissau|Guinea-Bissau|Guinea-Bisáu
GY|Guyana|Guyana|Guyana|Guyana
HK|Hongkong|Hong Kong|Hongkong|Hong Kong
HM|Heard en McDonaldeilanden|Heard & McDonald Islands|Heard und McDonaldinseln|Islas Heard y McDonald
HN|Honduras|Honduras|Honduras|Honduras
HR|Kroatië|Croatia|Kroatien|Croacia
HT|Haïti|Haiti|Haiti|Haití
HU|Hongarije|Hungary|Ungarn|Hungría
ID|Indonesië|Indonesia|Indonesien|Indonesia
IE|Ierland|Ireland|Irland|Irlanda
IL|Israël|Israel|Israel|Israel
IM|Isle of Man|Isle of Man|Isle of Man|Isla de Man
IN|India|India|Indien|India
IO|Brits Indische Oceaanterritorium|British Indian Ocean Territory|Britisches Territorium im Indischen Ozean|Territorio Británico del Océano Índico
IQ|Irak|Iraq|Irak|Irak
IR|Iran|Iran|Iran|Irán
IS|IJsland|Iceland|Island|Islandia
IT|Italië|Italy|Italien|Italia
JE|Jersey|Jersey|Jersey|Jersey
JM|Jamaica|Jamaica|Jamaika|Jamaica
JO|Jordanië|Jordan|Jordanien|Jordania
JP|Japan|Japan|Japan|Japón
KE|Kenia|Kenya|Kenia|Kenia
KG|Kirgizië|Kyrgyzstan|Kirgisistan|Kirguistán
KH|Cambodja|Cambodia|Kambodscha|Camboya
KI|Kiribati|Kiribati|Kiribati|Kiribati
KM|Comoren|Comoros|Komoren|Comoras
KN|Saint Kitts en Nevis|St. Kitts & Nevis|St. Kitts und Nevis|San Cristóbal y Nieves
KP|Noord-Korea|North Korea|Nordkorea|Corea del Norte
KR|Zuid-Korea|South Korea|Südkorea|Corea del Sur
KW|Koeweit|Kuwait|Kuwait|Kuwait
KY|Kaaimaneilanden|Cayman Islands|Kaimaninseln|Islas Caimán
KZ|Kazachstan|Kazakhstan|Kasachstan|Kazajistán
LA|Laos|Laos|Laos|Laos
LB|Libanon|Lebanon|Libanon|Líbano
LC|Saint Lucia|St. Lucia|St. Lucia|Santa Lucía
LI|Liechtenstein|Liechtenstein|Liechtenstein|Liechtenstein
LK|Sri Lanka|Sri Lanka|Sri Lanka|Sri Lanka
LR|Liberia|Liberia|Liberia|Liberia
LS|Lesotho|Lesotho|Lesotho|Lesoto
LT|Litouwen|Lithuania|Litauen|Lituania
LU|Luxemburg|Luxembourg|Luxemburg|Luxemburgo
LV|Letland|Latvia|Lettland|Letonia
LY|Libië|Libya|Libyen|Libia
MA|Marokko|Morocco|Marokko|Marruecos
MC|Monaco|Monaco|Monaco|Mónaco
MD|Moldavië|Moldova|Republik Moldau|Moldavia
ME|Montenegro|Montenegro|Montenegro|Montenegro
MF|Saint-Martin|St. Martin|St. Martin|San Martín
MG|Madagaskar|Madagascar|Madagaskar|Madagascar
MH|Marshalleilanden|Marshall Islands|Marshallinseln|Islas Marshall
MK|Noord-Macedonië|North Macedonia|Nordmazedonien|Macedonia del Norte
ML|Mali|Mali|Mali|Mali
MM|Myanmar (Birma)|Myanmar (Burma)|Myanmar|Myanmar (Birmania)
MN|Mongolië|Mongolia|Mongolei|Mongolia
MO|Macau|Macao|Macau|Macao
MP|Noordelijke Marianen|Northern Mariana Islands|Nördliche Marianen|Islas Marianas del Norte
MQ|Martinique|Martinique|Martinique|Martinica
MR|Mauritanië|Mauritania|Mauretanien|Mauritania
MS|Montserrat|Montserrat|Montserrat|Montserrat
MT|Malta|Malta|Malta|Malta
MU|Mauritius|Mauritius|Mauritius|Mauricio
MV|Maldiven|Maldives|Malediven|Maldivas
MW|Malawi|Malawi|Malawi|Malaui
MX|Mexico|Mexico|Mexiko|México
MY|Maleisië|Malaysia|Malaysia|Malasia
MZ|Mozambique|Mozambique|Mosambik|Mozambique
NA|Namibië|Namibia|Namibia|Namibia
NC|Nieuw-Caledonië|New Caledonia|Neukaledonien|Nueva Caledonia
NE|Niger|Niger|Niger|Níger
NF|Norfolk|Norfolk Island|Norfolkinsel|Isla Norfolk
NG|Nigeria|Nigeria|Nigeria|Nigeria
NI|Nicaragua|Nicaragua|Nicaragua|Nicaragua
NL|Nederland|Netherlands|Niederlande|Países Bajos
NO|Noorwegen|Norway|Norwegen|Noruega
NP|Nepal|Nepal|Nepal|Nepal
NR|Nauru|Nauru|Nauru|Nauru
NU|Niue|Niue|Niue|Niue
NZ|Nieuw-Zeeland|New Zealand|Neuseeland|Nueva Zelanda
OM|Oman|Oman|Oman|Omán
PA|Panama|Panama|Panama|Panamá
PE|Peru|Peru|Peru|Perú
PF|Frans-Polynesië|French Polynesia|Französisch-Polynesien|Polinesia Francesa
PG|Papoea-Nieuw-Guinea|Papua New Guinea|Papua-Neuguinea|Papúa Nueva Guinea
PH|Filipijnen|Philippines|Philippinen|Filipinas
PK|Pakistan|Pakistan|Pakistan|Pakistán
PL|Polen|Poland|Polen|Polonia
PM|Saint-Pierre en Miquelon|St. Pierre & Miquelon|St. Pierre und Miquelon|San Pedro y Miquelón
PN|Pitcairneilanden|Pitcairn Islands|Pitcairninseln|Islas Pitcairn
PR|Puerto Rico|Puerto Rico|Puerto Rico|Puerto Rico
PS|Palestijnse gebieden|Palestinian Territories|Palästinensische Autonomiegebiete|Territorios Palestinos
PT|Portugal|Portugal|Portugal|Portugal
PW|Palau|Palau|Palau|Palaos
PY|Paraguay|Paraguay|Paraguay|Paraguay
QA|Qatar|Qatar|Katar|Catar
RE|Réunion|Réunion|Réunion|Reunión
RO|Roemenië|Romania|Rumänien|Rumanía
RS|Servië|Serbia|Serbien|Serbia
RU|Rusland|Russia|Russland|Rusia
RW|Rwanda|Rwanda|Ruanda|Ruanda
SA|Saoedi-Arabië|Saudi Arabia|Saudi-Arabien|Arabia Saudí
SB|Salomonseilanden|Solomon Islands|Salomonen|Islas Salomón
SC|Seychellen|Seychelles|Seychellen|Seychelles
SD|Soedan|Sudan|Sudan|Sudán
SE|Zweden|Sweden|Schweden|Suecia
SG|Singapore|Singapore|Singapur|Singapur
SH|Sint-Helena|St. Helena|St. Helena|Santa Elena
SI|Slovenië|Slovenia|Slowenien|Eslovenia
SJ|Spitsbergen en Jan Mayen|Svalbard & Jan Mayen|Spitzbergen und Jan Mayen|Svalbard y Jan Mayen
SK|Slowakije|Slovakia|Slowakei|Eslovaquia
SL|Sierra Leone|Sierra Leone|Sierra Leone|Sierra Leona
SM|San Marino|San Marino|San Marino|San Marino
SN|Senegal|Senegal|Senegal|Senegal
SO|Somalië|Somalia|Somalia|Somalia
SR|Suriname|Suriname|Suriname|Surinam
SS|Zuid-Soedan|South Sudan|Südsudan|Sudán del Sur
ST|Sao Tomé en Principe|São Tomé & Príncipe|São Tomé und Príncipe|Santo Tomé y Príncipe
SV|El Salvador|El Salvador|El Salvador|El Salvador
SX|Sint-Maarten|Sint Maarten|Sint Maarten|Sint Maarten
SY|Syrië|Syria|Syrien|Siria
SZ|Eswatini|Eswatini|Eswatini|Esuatini
TC|Turks- en Caicoseilanden|Turks & Caicos Islands|Turks- und Caicosinseln|Islas Turcas y Caicos
TD|Tsjaad|Chad|Tschad|Chad
TF|Franse Gebieden in de zuidelijke Indische Oceaan|French Southern Territories|Französische Süd- und Antarktisgebiete|Territorios Australes Franceses
TG|Togo|Togo|Togo|Togo
TH|Thailand|Thailand|Thailand|Tailandia
TJ|Tadzjikistan|Tajikistan|Tadschikistan|Tayikistán
TK|Tokelau|Tokelau|Tokelau|Tokelau
TL|Oost-Timor|Timor-Leste|Timor-Leste|Timor-Leste
TM|Turkmenistan|Turkmenistan|Turkmenistan|Turkmenistán
TN|Tunesië|Tunisia|Tunesien|Túnez
TO|Tonga|Tonga|Tonga|Tonga
TR|Turkije|Türkiye|Türkei|Turquía
TT|Trinidad en Tobago|Trinidad & Tobago|Trinidad und Tobago|Trinidad y Tobago
TV|Tuvalu|Tuvalu|Tuvalu|Tuvalu
TW|Taiwan|Taiwan|Taiwan|Taiwán
TZ|Tanzania|Tanzania|Tansania|Tanzania
UA|Oekraïne|Ukraine|Ukraine|Ucrania
UG|Oeganda|Uganda|Uganda|Uganda
UM|Kleine afgelegen eilanden van de Verenigde Staten|U.S. Outlying Islands|Amerikanische Überseeinseln|Islas menores alejadas de EE. UU.
US|Verenigde Staten|United States|Vereinigte Staaten|Estados Unidos
UY|Uruguay|Uruguay|Uruguay|Uruguay
UZ|Oezbekistan|Uzbekistan|Usbekistan|Uzbekistán
VA|Vaticaanstad|Vatican City|Vatikanstadt|Ciudad del Vaticano
VC|Saint Vincent en de Grenadines|St. Vincent & Grenadines|St. Vincent und die Grenadinen|San Vicente y las Granadinas
VE|Venezuela|Venezuela|Venezuela|Venezuela
VG|Britse Maagdeneilanden|British Virgin Islands|Britische Jungferninseln|Islas Vírgenes Británicas
VI|Amerikaanse Maagdeneilanden|U.S. Virgin Islands|Amerikanische Jungferninseln|Islas Vírgenes de EE. UU.
VN|Vietnam|Vietnam|Vietnam|Vietnam
VU|Vanuatu|Vanuatu|Vanuatu|Vanuatu
WF|Wallis en Futuna|Wallis & Futuna|Wallis und Futuna|Wallis y Futuna
WS|Samoa|Samoa|Samoa|Samoa
YE|Jemen|Yemen|Jemen|Yemen
YT|Mayotte|Mayotte|Mayotte|Mayotte
ZA|Zuid-Afrika|South Africa|Südafrika|Sudáfrica
ZM|Zambia|Zambia|Sambia|Zambia
ZW|Zimbabwe|Zimbabwe|Simbabwe|Zimbabue
`

/** One line per country: code, then its names in nl, en, de, es. */
export const countryRows: readonly (readonly string[])[] = table
  .trim()
  .split('\n')
  .map((row) => row.split('|'))
