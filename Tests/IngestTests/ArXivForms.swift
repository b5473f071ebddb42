import Foundation
import TestSupport

/// A paper, and how each of arXiv's forms prints it: the twin that readers are compared with.
struct InventedPaper {
    var id: String
    var title: String
    var abstract: String
    /// Given names and family name.
    var authors: [(given: String, family: String)]
    var categories: [String]
    var doi: String?
    /// Day, month 1 … 12, year.
    var versions: [(day: Int, month: Int, year: Int)]

    init(number: Int, using generator: inout SeededGenerator) {
        func pick(_ words: [String]) -> String { words.randomElement(using: &generator) ?? "" }
        id = "24\(String(format: "%02d", number % 12 + 1)).\(String(format: "%05d", number + 1))"
        let words = ["On", "ducks", "&", "pond <2>", "“flat”", "$\\alpha$-minima", "Ångström", "of", "中文", "\"eggs\""]
        title = (0..<Int.random(in: 2...9, using: &generator)).map { _ in pick(words) }.joined(separator: " ")
        abstract = (0..<Int.random(in: 3...60, using: &generator)).map { _ in pick(words) }.joined(separator: " ")
        let given = ["Ana", "Bo", "C. D.", "Jean-Luc", "Łucja", "Émile", "X."]
        let family = ["Lind", "Ek", "van der Berg", "O'Neill", "Müller", "Sarao Mannelli", "Õ"]
        authors = (0..<Int.random(in: 1...7, using: &generator)).map { _ in (pick(given), pick(family)) }
        let codes = ["cs.LG", "stat.ML", "cond-mat.dis-nn", "hep-th", "math.PR"]
        categories = Array(codes.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
        doi = Bool.random(using: &generator) ? "10.1000/duck.\(number)" : nil
        versions = (0..<Int.random(in: 1...3, using: &generator)).map { (10 + $0, number % 12 + 1, 2024) }
    }

    var names: [String] { authors.map { "\($0.given) \($0.family)" } }
    private var authorLine: String { names.joined(separator: ", ") }

    private static let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ").map(String.init)
    private func moment(_ index: Int) -> String {
        let version = versions[index]
        return "Mon, \(version.day) \(Self.months[version.month - 1]) \(version.year) 10:00:00 GMT"
    }
    private func day(_ index: Int) -> String {
        String(format: "%04d-%02d-%02d", versions[index].year, versions[index].month, versions[index].day)
    }
    var firstDay: String { day(0) }

    // MARK: The forms

    static let forms: [String: @Sendable ([InventedPaper]) -> String] = [
        "arxiv-snapshot": { $0.map(\.snapshot).joined(separator: "\n") + "\n" },
        "arxiv-oai": { oai($0.map { $0.record($0.arXiv) }) },
        "arxiv-oai raw": { oai($0.map { $0.record($0.arXivRaw) }) },
        "arxiv-oai dc": { oai($0.map { $0.record($0.dublinCore) }) },
        "arxiv-atom": { atom($0.map(\.entry)) },
        "arxiv-atom of a day": { atom($0.map(\.announcement)) },
        "arxiv-atom of an author": { atom($0.map(\.entryWithOneName)) },
        "arxiv-mail": { $0.map(\.mail).joined(separator: "") },
        "arxiv-page": { list($0.map(\.item)) },
    ]

    private var snapshot: String {
        func quoted(_ text: String) -> String {
            let data = try? JSONEncoder().encode(text)  // a string always encodes
            return String(decoding: data ?? Data(), as: UTF8.self)
        }
        let parsed = authors.map { "[\(quoted($0.family)),\(quoted($0.given)),\"\"]" }.joined(separator: ",")
        let dates = versions.indices.map { "{\"version\":\"v\($0 + 1)\",\"created\":\(quoted(moment($0)))}" }
        return """
            {"id":\(quoted(id)),"submitter":null,"authors":\(quoted(authorLine)),"title":\(quoted(title)),\
            "comments":"3 pages","doi":\(doi.map(quoted) ?? "null"),"categories":"\(categories.joined(separator: " "))",\
            "abstract":\(quoted("  \(abstract)\n")),"versions":[\(dates.joined(separator: ","))],\
            "update_date":"\(day(versions.count - 1))","authors_parsed":[\(parsed)]}
            """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
    private func x(_ text: String) -> String { Self.escaped(text) }

    private static func oai(_ records: [String]) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-12-31T00:00:00Z</responseDate>
        <request verb="ListRecords">http://localhost/oai</request><ListRecords>
        \(records.joined(separator: "\n"))
        <resumptionToken></resumptionToken></ListRecords></OAI-PMH>
        """
    }
    private func record(_ metadata: String) -> String {
        """
        <record><header><identifier>oai:arXiv.org:\(id)</identifier><datestamp>2024-12-30</datestamp></header>
        <metadata>\(metadata)</metadata></record>
        """
    }
    private var arXiv: String {
        let people = authors.map {
            "<author><keyname>\(x($0.family))</keyname><forenames>\(x($0.given))</forenames></author>"
        }
        return """
            <arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>\(id)</id><created>\(day(0))</created><authors>
            \(people.joined(separator: "\n"))</authors><title>\(x(title))</title>
            <categories>\(categories.joined(separator: " "))</categories>\(doi.map { "<doi>\($0)</doi>" } ?? "")
            <abstract>  \(x(abstract))</abstract></arXiv>
            """
    }
    private var arXivRaw: String {
        let dates = versions.indices.map {
            "<version version=\"v\($0 + 1)\"><date>\(moment($0))</date><size>3kb</size></version>"
        }
        return """
            <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>\(id)</id>\(dates.joined())
            <title>\(x(title))</title><authors>\(x(authorLine))</authors>
            <categories>\(categories.joined(separator: " "))</categories>\(doi.map { "<doi>\($0)</doi>" } ?? "")
            <abstract>  \(x(abstract))</abstract></arXivRaw>
            """
    }
    private var dublinCore: String {
        let people = authors.map { "<dc:creator>\(x($0.family)), \(x($0.given))</dc:creator>" }
        return """
            <oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:title>\(x(title))</dc:title>\(people.joined())<dc:description>  \(x(abstract))</dc:description>
            <dc:description>Comment: 3 pages</dc:description><dc:date>\(day(0))</dc:date>
            <dc:identifier>http://arxiv.org/abs/\(id)</dc:identifier>
            \(doi.map { "<dc:identifier>doi:\($0)</dc:identifier>" } ?? "")</oai_dc:dc>
            """
    }

    private static func atom(_ entries: [String]) -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
        <id>http://arxiv.org/api/x</id><title>a query</title><updated>2024-12-31T00:00:00Z</updated>
        \(entries.joined(separator: "\n"))</feed>
        """
    }
    /// As feeds of announcements have it: one element for all authors, a heading before the abstract.
    private var announcement: String {
        let terms = categories.map { "<category term=\"\($0)\"/>" }.joined()
        return """
            <entry><id>oai:arXiv.org:\(id)v\(versions.count)</id><title>\(x(title))</title>
            <updated>2024-12-31T05:00:00Z</updated><link href="https://arxiv.org/abs/\(id)" rel="alternate"/>
            <summary>arXiv:\(id)v\(versions.count) Announce Type: new
            Abstract: \(x(abstract))</summary>\(terms)<published>\(day(0))T00:00:00-05:00</published>
            <arxiv:announce_type>new</arxiv:announce_type>\(doi.map { "<arxiv:DOI>\($0)</arxiv:DOI>" } ?? "")
            <dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">\(x(names.joined(separator: ", ")))</dc:creator></entry>
            """
    }
    /// As the feed of an author has it that combines the names.
    private var entryWithOneName: String {
        """
        <entry><id>http://arxiv.org/abs/\(id)v\(versions.count)</id><title>\(x(title))</title>
        <summary>\(x(abstract))</summary><published>\(day(0))T10:00:00-05:00</published>
        <author><name>\(x(names.joined(separator: ", ")))</name></author>
        \(doi.map { "<arxiv:doi>\($0)</arxiv:doi>" } ?? "")\(categories.map { "<category term=\"\($0)\"/>" }.joined())</entry>
        """
    }
    private var entry: String {
        let terms = (categories + ["I.2.6"]).map { "<category term=\"\($0)\"/>" }.joined()
        return """
            <entry><id>http://arxiv.org/abs/\(id)v\(versions.count)</id><title>\(x(title))</title>
            <summary>  \(x(abstract))
            </summary><published>\(day(0))T10:00:00Z</published><updated>\(day(versions.count - 1))T10:00:00Z</updated>
            \(names.map { "<author><name>\(x($0))</name></author>" }.joined())
            <arxiv:primary_category term="\(categories[0])"/>\(terms)\(doi.map { "<arxiv:doi>\($0)</arxiv:doi>" } ?? "")</entry>
            """
    }

    private var mail: String {
        let revised = versions.indices.dropFirst().map { "Date (revised v\($0 + 1)): \(moment($0))   (4kb)\n" }
        return """
            ------------------------------------------------------------------------------
            \\\\
            arXiv:\(id)
            From: Ana Lind <ana@pond.example>
            Date: \(moment(0))   (3kb)
            \(revised.joined())
            Title: \(title)
            Authors: \(authorLine)
            Categories: \(categories.joined(separator: " "))
            \(doi.map { "DOI: \($0)" } ?? "Comments: 3 pages")
            \\\\
              \(abstract)
            \\\\ ( https://arxiv.org/abs/\(id) ,  3kb)

            """
    }

    private static func list(_ items: [String]) -> String {
        "<!DOCTYPE html><html><body><p>arxiv.org</p><dl id='articles'>\(items.joined())</dl></body></html>"
    }
    private var item: String {
        let links = names.map { "<a href=\"https://arxiv.org/search/?searchtype=author\">\(x($0))</a>" }
        let subjects = categories.map { "A subject (\($0))" }.joined(separator: "; ")
        return """
            <dt><a name='item1'>[1]</a><a href ="/abs/\(id)">arXiv:\(id)</a></dt><dd><div class='meta'>
            <div class='list-title mathjax'><span class='descriptor'>Title:</span> \(x(title))</div>
            <div class='list-authors'>\(links.joined(separator: ", "))</div>
            <div class='list-subjects'><span class='descriptor'>Subjects:</span> \(subjects)</div>
            <p class='mathjax'>\(x(abstract))</p></div></dd>
            """
    }
}
