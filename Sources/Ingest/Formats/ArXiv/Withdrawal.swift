import Catalog

/// Whether arXiv's own words about a paper say that it was withdrawn.
///
/// arXiv has no field for it: the newest version of a withdrawn paper says so in its comment or instead of its
/// abstract. A sentence counts that begins with the withdrawal, of this paper: “Withdrawn by the authors”, “This paper
/// has been withdrawn”. One that only speaks of withdrawing, as of another paper or version, does not.
struct Withdrawal {
    /// The sentence that says so.
    let sentence: String

    /// - Parameter abstract: as printed, white space included.
    init?(comments: [String], abstract: String?) {
        // An abstract is about science; only its beginning can be about the paper.
        // Nearly no paper is withdrawn, and to cut every abstract into sentences takes longer than to read all else.
        let comments = comments.filter(Self.withdrawals.isFound)
        let abstract = abstract.flatMap { Self.withdrawals.isFound(in: $0) ? $0.collapsed : nil }
        let said =
            comments.lazy.flatMap { Self.sentences($0) }.first { Self.withdraws($0, isShort: true) }
            ?? abstract.flatMap { Self.sentences($0).first { _ in true } }.flatMap {
                Self.withdraws($0, isShort: false) ? $0 : nil
            }
        guard let said else { return nil }
        sentence = said
    }

    private static let withdrawals = WordSearch("withdrawn", "retracted")

    private static func sentences(_ text: String) -> [String] {
        text.split { ".;\n".contains($0) }.map { sentence in
            String(sentence.drop { !($0.isLetter || $0.isNumber) }).trimmed
        }.filter { !$0.isEmpty }
    }

    private static let papers: Set<Substring> = [
        "paper", "article", "submission", "manuscript", "preprint", "work", "note", "letter", "e-print", "eprint",
        "thesis", "contribution",
    ]
    private static let withdrawn: Set<Substring> = ["withdrawn", "retracted"]
    private static let auxiliaries: Set<Substring> = ["has", "have", "is", "was", "been", "being", "now"]

    /// - Parameter isShort: whether the word alone will do, as in a comment.
    private static func withdraws(_ sentence: String, isShort: Bool) -> Bool {
        var words = sentence.lowercased().split { !($0.isLetter || $0 == "-") }[...]
        let hasArticle = words.first == "this" || words.first == "the"
        if hasArticle { words.removeFirst() }
        let namesPaper = words.first.map(papers.contains) ?? false
        // In an abstract “the work withdrawn from a bath” is physics.
        if !isShort, words.first == "work" { return false }
        if namesPaper { words.removeFirst() }
        let rest = words.drop(while: auxiliaries.contains)
        let isSaid = rest.count < words.count
        words = rest
        guard words.first.map(withdrawn.contains) ?? false else { return false }
        if namesPaper { return isShort || isSaid }
        // “Withdrawn” alone or “withdrawn by …”, and not “the withdrawn version”, “withdrawn paper 0704.0001 was right”.
        return isShort && !hasArticle && !(words.dropFirst().first.map(papers.contains) ?? false)
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        String(String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace)).reversed())
    }
}
