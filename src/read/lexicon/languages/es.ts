import { wordList } from '../common.js';
import type { Language } from './language.js';

export const SPANISH: Language = {
  verbs: new Set(
    wordList(
      'dijo dice decía dicho declaró declara declarado afirmó afirma afirmado aseguró asegura asegurado añadió añade',
      'añadido explicó explica explicado señaló señala señalado indicó indica indicado agregó agrega agregado manifestó',
      'manifiesta manifestado sostuvo sostiene sostenido advirtió advierte advertido anunció anuncia anunciado respondió',
      'responde respondido contestó contesta subrayó subraya subrayado destacó destaca destacado reiteró reitera reconoció',
      'reconoce reconocido insistió insiste insistido apuntó apunta comentó comenta comentado expresó expresa expresado',
      'escribió escribe escrito denunció denuncia denunciado lamentó lamenta lamentado admitió admite recordó recuerda',
      'precisó precisa preguntó pregunta concluyó concluye concluido exclamó gritó relató relata contó cuenta confesó',
      'prometió promete criticó critica tuiteó opinó opina matizó confirmó confirma dijeron afirmaron señalaron',
    ),
  ),
  fillers: new Set(
    wordList(
      'ha han había también ayer hoy luego además este lunes martes miércoles jueves viernes sábado domingo',
    ),
  ),
  sourcesAfter: ['según', 'de acuerdo con', 'en palabras de', 'para', 'a juicio de', 'en opinión de'],
  sourcesBefore: new Set(),
  pronouns: new Set(wordList('él ella ellos ellas este ésta')),
  articles: new Set(wordList('el la los las un una unos unas su sus este esta estos estas del al don doña')),
  particles: new Set(wordList('de del la las los y e al von van da dos')),
  stops: new Set(
    wordList(
      'que en a ante al durante tras antes después desde sobre por para con sin pero donde cuando quien este lunes',
      'martes miércoles jueves viernes sábado domingo ayer hoy anoche es era fue ha han se lo le',
    ),
  ),
  offices: new Set(
    wordList(
      'presidente presidenta ministro ministra primer primera portavoz director directora alcalde alcaldesa secretario',
      'secretaria general diputado diputada senador senadora jefe jefa responsable fiscal abogado abogada juez jueza',
      'profesor profesora doctor doctora médico médica investigador investigadora economista embajador embajadora rey',
      'reina papa canciller vicepresidente vicepresidenta gobernador gobernadora entrenador entrenadora capitán vecino',
      'vecina testigo pescador pescadora agricultor sindicalista activista escritor escritora periodista consejero',
      'consejera líder dirigente opositor opositora exteriores interior defensa hacienda señor señora',
    ),
  ),
  bodies: new Set(
    wordList(
      'ministerio gobierno agencia policía ejército sindicato partido asociación organización empresa compañía grupo',
      'parlamento congreso senado comisión consejo tribunal corte ayuntamiento onu unión banco diario periódico radio',
      'cadena federación universidad hospital comunicado informe autoridad guardia',
    ),
  ),
  capitals: true,
};
