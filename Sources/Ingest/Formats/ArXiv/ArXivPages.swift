import Catalog

/// arXiv's own pages: one paper's abstract page; listings of a day, a month or an author; search results.
public enum ArXivPages: StreamedFormat {
    public static let name = "arxiv-page"
    public static let summary = "arXiv's pages: abstract, listing, author, search"

    public static func recognises(head: ArraySlice<UInt8>) -> Bool {
        let text = String(decoding: head, as: UTF8.self)
        guard text.contains("<html") || text.contains("<!DOCTYPE") || text.contains("<!doctype") else { return false }
        return text.contains("citation_arxiv_id") || text.contains("arxiv-result")
            || (text.contains("arxiv.org") && (text.contains("list-title") || text.contains("id='articles'")))
    }

    public static func reader(file: String) -> any RecordReader { ArXivPageReader(file: file) }
}

private struct ArXivPageReader: RecordReader {
    let file: String
    private var bytes: [UInt8] = []

    init(file: String) { self.file = file }

    mutating func take(_ bytes: ArraySlice<UInt8>, into reading: inout Reading) throws(IngestError) {
        self.bytes.append(contentsOf: bytes)
        guard self.bytes.count <= Document.Limit.markupBytes else {
            throw IngestError(
                "its markup is larger than \(Document.Limit.markupBytes >> 20) MiB", file: file,
                mend: "Save a page with fewer entries")
        }
    }

    mutating func finish(into reading: inout Reading) throws(IngestError) {
        let page = try Markup.tree(of: bytes[...], file: file)
        bytes = []
        var entries = ArXivAbstractPage.entry(page).map { [$0] } ?? []
        if entries.isEmpty { entries = ArXivListPage.entries(page) + ArXivSearchPage.entries(page) }
        if entries.isEmpty {
            throw IngestError(
                "the page lists no papers", file: file, mend: "Save the page once its entries are shown")
        }
        if let author = ArXivAuthorPage(page) { for index in entries.indices { author.mark(&entries[index]) } }
        var locators = Locators()
        for entry in entries {
            do throws(IngestError) {
                var record = try entry.record(file: file)
                locators.place(&record)
                reading.records.append(record)
            } catch {
                reading.refusals.append(error.remark)
            }
        }
    }
}

/// The page of one paper.
private enum ArXivAbstractPage {
    static func entry(_ page: XMLUnit) -> ArXivEntry? {
        let metas = page.all { page.name(of: $0) == "meta" }
        func contents(_ name: String) -> [String] {
            metas.filter { page.attribute("name", of: $0) == name }.compactMap { page.attribute("content", of: $0) }
        }
        guard let id = contents("citation_arxiv_id").first else { return nil }
        var entry = ArXivEntry(id: id, firstLine: page.line(), lastLine: max(page.line(), page.lastLine))
        entry.title = contents("citation_title").first
        // Family name first: `van Staden, Pieter M.`
        entry.authors = contents("citation_author").map { .init(name: $0) }
        entry.date = contents("citation_date").first.map { $0.replacingSlashes }
        entry.updated = contents("citation_online_date").first.map { $0.replacingSlashes }
        entry.doi = contents("citation_doi").first
        if let line = page.first(class: "authors") {
            let printed = page.textWithoutDescriptor(line)
            entry.authorLine = printed
            entry.isCut = AuthorLine(printed).isCut
        }
        if let quote = page.first(class: "abstract") { entry.abstract = page.abstractText(quote) }
        if let cell = page.first(class: "comments") { entry.add(.comments, page.text(of: cell)) }
        if let cell = page.first(class: "jref") { entry.journalReference = page.text(of: cell) }
        if let cell = page.first(class: "report-number") { entry.add(.reportNumber, page.text(of: cell)) }
        if let cell = page.first(class: "msc-classes") { entry.add(.mscClass, page.text(of: cell)) }
        if let cell = page.first(class: "acm-classes") { entry.add(.acmClass, page.text(of: cell)) }
        if let cell = page.first(class: "subjects") { entry.categories = page.codes(cell) }
        if let cell = page.first(class: "abs-license") {
            entry.add(
                .licence,
                page.all(in: cell) { page.name(of: $0) == "a" }.first.flatMap { page.attribute("href", of: $0) })
        }
        readHistory(page, into: &entry)
        return entry
    }

    /// `From: A. Ampère [v1] Mon, 30 Dec 2013 21:00:01 UTC (311 KB)`
    private static func readHistory(_ page: XMLUnit, into entry: inout ArXivEntry) {
        guard let history = page.first(class: "submission-history") else { return }
        let text = page.text(of: history).collapsed
        let pieces = text.split(separator: "[v")
        for piece in pieces.dropFirst() {
            guard let close = piece.firstIndex(of: "]"), piece[..<close].allSatisfy(\.isNumber) else { continue }
            let date = piece[piece.index(after: close)...].prefix { $0 != "(" }
            entry.versions.append(.init(name: "v" + piece[..<close], date: String(date).collapsed))
        }
        if let head = pieces.first, let from = head.firstRange(of: "From:") {
            entry.submitter = String(head[from.upperBound...].prefix { $0 != "[" }).collapsed
        }
        if entry.versions.count > 1 { entry.updated = entry.versions.last?.date }
    }
}

/// A listing: pairs of `<dt>` with the identifier and `<dd>` with the rest.
private enum ArXivListPage {
    static func entries(_ page: XMLUnit) -> [ArXivEntry] {
        var entries: [ArXivEntry] = []
        var id: (text: String, line: Int)?
        for node in page.all(where: { ["dt", "dd"].contains(page.name(of: $0)) }) {
            if page.name(of: node) == "dt" {
                id = identifier(page, node).map { ($0, page.line(of: node)) }
            } else if let known = id, page.first(class: "list-title", in: node) != nil {
                entries.append(entry(page, node, id: known.text, line: known.line))
                id = nil
            }
        }
        return entries
    }

    private static func identifier(_ page: XMLUnit, _ node: XMLUnit.Node) -> String? {
        page.all(in: node) { page.name(of: $0) == "a" }.lazy
            .compactMap { page.attribute("href", of: $0) }.first { $0.contains("/abs/") }
    }

    private static func entry(_ page: XMLUnit, _ node: XMLUnit.Node, id: String, line: Int) -> ArXivEntry {
        var entry = ArXivEntry(id: id, firstLine: line, lastLine: max(line, page.line(of: node)))
        entry.title = page.first(class: "list-title", in: node).map { page.textWithoutDescriptor($0) }
        if let cell = page.first(class: "list-authors", in: node) { page.takeAuthors(cell, into: &entry) }
        if let cell = page.first(class: "list-comments", in: node) {
            entry.add(.comments, page.textWithoutDescriptor(cell))
        }
        if let cell = page.first(class: "list-journal-ref", in: node) {
            entry.journalReference = page.textWithoutDescriptor(cell)
        }
        if let cell = page.first(class: "list-subjects", in: node) { entry.categories = page.codes(cell) }
        let paragraphs = page.all(in: node) { page.name(of: $0) == "p" && page.hasClass("mathjax", $0) }
        entry.abstract = paragraphs.first.map { page.text(of: $0) }
        return entry
    }
}

/// Results of a search: one `<li class="arxiv-result">` a paper.
private enum ArXivSearchPage {
    static func entries(_ page: XMLUnit) -> [ArXivEntry] {
        page.all(class: "arxiv-result").compactMap { node in
            let address = page.all(in: node) { page.name(of: $0) == "a" }.lazy
                .compactMap { page.attribute("href", of: $0) }.first { $0.contains("/abs/") }
            guard let address else { return nil }
            var entry = ArXivEntry(id: address, firstLine: page.line(of: node), lastLine: page.line(of: node))
            entry.title = page.first(class: "title", in: node).map { page.text(of: $0) }
            if let cell = page.first(class: "authors", in: node) { page.takeAuthors(cell, into: &entry) }
            let abstract = page.first(class: "abstract-full", in: node) ?? page.first(class: "abstract", in: node)
            entry.abstract = abstract.map { page.abstractText($0) }
            entry.categories = page.all(class: "tag", in: node).map { page.text(of: $0).collapsed }
                .filter { ArXivCategory.named($0) != nil }
            if let cell = page.first(class: "comments", in: node) {
                entry.add(.comments, page.textWithoutDescriptor(cell).dropping("Comments:"))
            }
            return entry
        }
    }
}

// MARK: - Cells

extension XMLUnit {
    /// The names of a cell: one link each; words beside the links say whether some are not shown.
    fileprivate func takeAuthors(_ cell: Node, into entry: inout ArXivEntry) {
        let printed = textWithoutDescriptor(cell).dropping("Authors:")
        let links = all(in: cell) { name(of: $0) == "a" && (attribute("href", of: $0)?.contains("author") ?? false) }
        guard !links.isEmpty else { return entry.take(AuthorLine(printed), printed: printed) }
        entry.authors = links.map { text(of: $0).collapsed }.filter { !$0.isEmpty && !$0.hasPrefix("et al") }
            .map { .init(name: $0) }
        entry.authorLine = printed
        entry.isCut = printed.contains("not shown") || AuthorLine(printed).isCut
    }

    /// The codes of `Statistical Finance (q-fin.ST); Machine Learning (cs.LG)`, in order.
    fileprivate func codes(_ cell: Node) -> [String] {
        text(of: cell).split(separator: "(").dropFirst().compactMap { piece in
            let code = String(piece.prefix { $0 != ")" })
            return ArXivCategory.named(code) == nil ? nil : code
        }
    }

    /// An abstract without its label and without the links that fold it.
    fileprivate func abstractText(_ node: Node) -> String {
        let text = text(of: node)
        let label = first(class: "descriptor", in: node).map { self.text(of: $0) } ?? ""
        var bare = label.isEmpty ? text : text.firstRange(of: label).map { String(text[$0.upperBound...]) } ?? text
        for link in all(in: node, where: { name(of: $0) == "a" && attribute("class", of: $0) != nil }).reversed() {
            let words = self.text(of: link)
            if !words.isEmpty, bare.collapsed.hasSuffix(words.collapsed) {
                bare = String(bare.collapsed.dropLast(words.collapsed.count))
            }
        }
        return bare
    }
}

extension String {
    fileprivate func dropping(_ label: String) -> String {
        hasPrefix(label) ? String(dropFirst(label.count)).collapsed : self
    }

    /// `2007/03/31` as ISO writes it.
    fileprivate var replacingSlashes: String { String(map { $0 == "/" ? "-" : $0 }) }
}
