import { wordList } from '../common.js';
import type { Language } from './language.js';

export const FRENCH: Language = {
  verbs: new Set(
    wordList(
      'dit disait dira disent déclaré déclare déclarait affirmé affirme affirmait ajouté ajoute ajoutait expliqué',
      'explique expliquait assuré assure assurait estimé estime estimait indiqué indique indiquait précisé précise',
      'précisait souligné souligne soulignait annoncé annonce annonçait répondu répond répondait lancé lance lançait',
      'rappelé rappelle rappelait reconnu reconnaît insisté insiste insistait confié confie confiait poursuivi poursuit',
      'poursuivait conclu conclut regretté regrette regrettait dénoncé dénonce dénonçait averti avertit avertissait',
      'martelé martèle écrit écrivait promis promet jugé juge jugeait noté note notait observé observe raconté raconte',
      'racontait témoigné témoigne commenté commente réagi réagit répété répète crié crie tweeté tweete prévenu prévient',
      'confirmé confirme plaidé plaide soutenu soutient fustigé fustige résumé résume nuancé nuance renchéri renchérit',
      'interrogé demandé demande admis admet argué argue tonné lâché lâche glissé glisse salué salue signalé signale',
    ),
  ),
  fillers: new Set(
    wordList(
      'a ont avait avaient t il elle ils elles aussi encore ainsi également ensuite toutefois alors lundi mardi mercredi jeudi vendredi samedi dimanche hier',
    ),
  ),
  sourcesAfter: [
    'selon',
    "d'après",
    'd’après',
    'pour',
    'aux yeux de',
    'de l’avis de',
    "de l'avis de",
    'dixit',
  ],
  sourcesBefore: new Set(),
  pronouns: new Set(wordList('il elle ils elles celui-ci celle-ci')),
  articles: new Set(
    wordList("le la les l' l’ un une des mon ma son sa ses leur leurs ce cette ces du m. mme"),
  ),
  particles: new Set(wordList("de du des d' d’ la le les l' l’ et von van al ben à aux au en")),
  stops: new Set(
    wordList(
      'que qui lors dans sur pour par après avant devant depuis mardi lundi mercredi jeudi vendredi samedi dimanche',
      'hier jeudi aujourd’hui avec sans mais où quand dont pendant auprès face ce matin soir est sont était a ont',
      'interrogé interrogée cité citée joint jointe en à au aux et',
    ),
  ),
  offices: new Set(
    wordList(
      'président présidente ministre premier première porte-parole directeur directrice maire secrétaire général générale',
      'député députée sénateur sénatrice chef cheffe responsable procureur procureure avocat avocate juge professeur',
      'professeure docteur médecin chercheur chercheuse économiste ambassadeur ambassadrice préfet préfète roi reine pape',
      'chancelier chancelière commissaire entraîneur capitaine habitant habitante témoin pêcheur agriculteur syndicaliste',
      'militant militante écrivain auteur autrice journaliste conseiller conseillère dirigeant dirigeante opposant opposante',
      'français française étranger étrangères affaires intérieur défense état finances monsieur madame',
    ),
  ),
  bodies: new Set(
    wordList(
      'ministère gouvernement agence police armée syndicat parti association organisation entreprise société groupe',
      'parlement assemblée commission conseil tribunal cour mairie préfecture élysée onu union banque journal quotidien',
      'radio chaîne ong fédération université hôpital communiqué rapport',
    ),
  ),
  capitals: true,
};
