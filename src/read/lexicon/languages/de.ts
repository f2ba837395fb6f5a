import { wordList } from '../common.js';
import type { Language } from './language.js';

export const GERMAN: Language = {
  verbs: new Set(
    wordList(
      'sagte sagt sagten gesagt erklärte erklärt erklärten betonte betont teilte meinte meint warnte warnt kritisierte',
      'kritisiert forderte fordert fügte ergänzte ergänzt berichtete berichtet schrieb schreibt antwortete antwortet',
      'äußerte behauptete behauptet bestätigte bestätigt kündigte versicherte versichert erläuterte erläutert rief sprach',
      'spricht nannte nennt zitierte zitiert verlangte verlangt verkündete bekräftigte bekräftigt unterstrich lobte lobt',
      'klagte klagt mahnte mahnt räumte gab hob stellte twitterte fragte fragt entgegnete erwiderte bilanzierte urteilte',
      'urteilt resümierte beteuerte betonten schimpfte monierte findet fand hieß heißt mitgeteilt erzählte erzählt',
    ),
  ),
  fillers: new Set(
    wordList(
      'hat habe haben hatte hatten auch am im dazu noch weiter hinzu mit gestern heute nun dann aber zudem später danach',
      'montag dienstag mittwoch donnerstag freitag samstag sonntag',
    ),
  ),
  sourcesAfter: [
    'laut',
    'nach angaben von',
    'nach angaben',
    'nach worten von',
    'nach den worten von',
    'so',
    'in den worten von',
  ],
  sourcesBefore: new Set(['zufolge']),
  pronouns: new Set(wordList('er sie')),
  articles: new Set(
    wordList('der die das dem den des ein eine einer einem einen sein seine ihr ihre herr frau'),
  ),
  particles: new Set(wordList('von van de zu der des für und')),
  stops: new Set(
    wordList(
      'dass am im in vor nach auf bei mit dem gegenüber zu zur zum seit während wegen über aus unter ohne gegen zwischen durch um bis und aber wenn weil',
      'montag dienstag mittwoch donnerstag freitag samstag sonntag gestern heute laut auch noch hinzu weiter ist war hat',
    ),
  ),
  offices: new Set(
    wordList(
      'präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin außenminister',
      'außenministerin innenminister innenministerin finanzminister finanzministerin verteidigungsminister',
      'verteidigungsministerin sprecher sprecherin regierungssprecher regierungssprecherin bürgermeister bürgermeisterin',
      'oberbürgermeister oberbürgermeisterin vorsitzender vorsitzende chef chefin direktor direktorin generalsekretär',
      'generalsekretärin abgeordneter abgeordnete ministerpräsident ministerpräsidentin staatsanwalt staatsanwältin anwalt',
      'anwältin richter richterin professor professorin ärztin arzt forscher forscherin ökonom ökonomin botschafter',
      'botschafterin könig königin papst trainer trainerin anwohner anwohnerin zeuge zeugin fischer bauer landwirt',
      'geschäftsführer geschäftsführerin leiter leiterin experte expertin politiker politikerin polizeisprecher',
      'polizeisprecherin hafenmeister hafenmeisterin lehrer lehrerin landrat landrätin senator senatorin stadtrat stadträtin',
      'staatssekretär staatssekretärin dezernent dezernentin präses bischof bischöfin oberst general hauptmann',
    ),
  ),
  bodies: new Set(
    wordList(
      'ministerium außenministerium innenministerium regierung bundesregierung agentur polizei armee gewerkschaft partei',
      'verband verein organisation unternehmen firma gesellschaft konzern parlament bundestag kommission rat gericht',
      'behörde amt bank zeitung sender universität klinik bericht mitteilung stadt feuerwehr hafenbehörde',
    ),
  ),
  capitals: true,
};
