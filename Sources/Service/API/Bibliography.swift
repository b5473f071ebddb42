import Catalog

/// Works as reference managers read them.
enum Bibliography {
    /// - Parameter form: `bib`, `ris` or `cslJSON`.
    static func text(_ works: [WorkSummary], as form: Representation) -> String {
        switch form {
        case .bib: works.map(bibTeX).joined(separator: "\n")
        case .ris: works.map(ris).joined(separator: "\r\n")
        default: JSON.list(works.map(csl)).compact + "\n"
        }
    }

    // MARK: BibTeX

    private static func bibTeX(_ work: WorkSummary) -> String {
        var fields: [(String, String?)] = [
            ("title", work.title.map { "{" + escaped($0) + "}" }),
            ("author", authors(work)), ("year", work.year.map(String.init)), ("doi", work.doi.map(verbatim)),
        ]
        if let arxiv = work.arxiv { fields += [("eprint", verbatim(arxiv)), ("archiveprefix", "arXiv")] }
        let lines = fields.compactMap { name, value in value.map { "  \(name) = {\($0)}" } }
        let kind = work.doi == nil ? "misc" : "article"
        return "@\(kind){\(work.id),\n" + lines.joined(separator: ",\n") + "\n}\n"
    }

    private static func authors(_ work: WorkSummary) -> String? {
        guard !work.authors.isEmpty else { return nil }
        let names = work.authors.map { author in
            // A name that holds the word would be taken for two.
            author.name.lowercased().contains(" and ") ? "{" + escaped(author.name) + "}" : escaped(author.name)
        }
        return (names + (work.authorsComplete == false ? ["others"] : [])).joined(separator: " and ")
    }

    /// TeX's own characters written so that they print as themselves; braces would have to balance, so they go.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\textbackslash "
            case "{", "}": continue
            case "&", "%", "$", "#", "_": result += "\\\(character)"
            case "~": result += "\\textasciitilde "
            case "^": result += "\\textasciicircum "
            default: result.append(character.isNewline ? " " : character)
            }
        }
        return result
    }

    private static func verbatim(_ text: String) -> String { text.filter { !"{}\\\n\r%".contains($0) } }

    // MARK: RIS

    private static func ris(_ work: WorkSummary) -> String {
        var lines: [(String, String?)] = [("TY", work.doi == nil ? "UNPB" : "JOUR"), ("ID", work.id.description)]
        lines += work.authors.map { ("AU", $0.name) }
        lines += [
            ("TI", work.title), ("PY", work.year.map(String.init)), ("DO", work.doi),
            ("UR", work.arxiv.map { "https://arxiv.org/abs/" + $0 }), ("ER", ""),
        ]
        return lines.compactMap { tag, value in value.map { "\(tag)  - \(oneLine($0))\r\n" } }.joined()
    }

    private static func oneLine(_ text: String) -> String { String(text.map { $0.isNewline ? " " : $0 }) }

    // MARK: CSL

    private static func csl(_ work: WorkSummary) -> JSON {
        .object([
            ("id", .text(work.id.description)), ("type", work.doi == nil ? "article" : "article-journal"),
            ("title", work.title.map(JSON.text)),
            ("author", .list(work.authors.map { .object([("literal", .text($0.name))]) })),
            ("issued", work.year.map { .object([("date-parts", .list([.list([.int($0)])]))]) }),
            ("DOI", work.doi.map(JSON.text)),
            ("URL", work.arxiv.map { .text("https://arxiv.org/abs/" + $0) }),
        ])
    }
}
