/** Languages whose stems PostgreSQL knows, by words of theirs that hardly a sentence goes without (folded). */
const common: Record<string, string> = {
  english: "the and you is it to of for my that have not with this are on your please was can",
  german: "der die das und ich nicht ist sie mit ein eine auf habe den zu fur bitte wir noch wurde",
  french: "le la les et je vous est pas de une pour dans que mon ma avec sur bonjour nous votre",
  spanish: "el la los que de y no es por para con mi una se lo gracias hola pero como esta",
  italian: "il che di non per una sono con mi la grazie ho del le gli questo come mio ma anche",
  portuguese: "o que de nao para com uma um os as meu minha por voce obrigado esta foi mais em se",
  dutch: "de het een ik en niet is van je voor met dat op mijn zijn heb maar ook graag wij",
  swedish: "och det att jag inte ar en som med for har den till pa av min kan men om vi",
  danish: "og det at jeg ikke er en som med for har den til pa af min kan men hvis vi",
  norwegian: "og det at jeg ikke er en som med for har den til pa av min kan men hvis vi",
  finnish: "ja on ei se etta minun olen mutta kun niin jos tama voi ovat mita mika ole kuin",
  hungarian: "es a az hogy nem is egy van de meg ez csak mar nekem kerem vagy volt mert",
  romanian: "si nu in la cu este am pe un o sa de ca pentru mai va dar comanda mea sunt",
  turkish: "ve bir bu icin ile ben cok degil ama mi da de var siparisim gibi ne daha nasil",
  russian: "и в не на я что с по это как мне но у за мой от все так был",
  arabic: "في من على إلى أن لا هذا ما مع عن لم كان هل انا لي",
  greek: "και το να η δεν με που για σε την είναι τον μου ειναι θα στο απο",
};

const wordsOfLanguage = Object.entries(common).map(
  ([language, words]) => [language, new Set(words.split(" "))] as const,
);

/** The languages that stems are made in. */
export const languages: readonly string[] = Object.keys(common);

/**
 * The language of a text by how many of its folded words are common ones of each; "simple", which has no stems, if none is
 * ahead by at least two words, as in short or mixed texts and in languages without stems here.
 */
export function languageOf(words: readonly string[]): string {
  const some = words.slice(0, 400);
  const counts = wordsOfLanguage
    .map(([language, known]) => ({ language, count: some.filter((word) => known.has(word)).length }))
    .sort((one, other) => other.count - one.count);
  const [first, second] = counts;
  return first!.count >= 2 && first!.count > second!.count ? first!.language : "simple";
}
