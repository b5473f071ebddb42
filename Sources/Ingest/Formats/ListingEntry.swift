import Catalog

/// One record of a listing on its way from lines to statements.
struct ListingEntry {
    var head: ListingHeadLine?
    /// What there is of a head line the page ends in.
    var beginning: ListingHeadLine.Beginning?
    /// The lines it takes, as indices.
    var range: Range<Int>
    /// Title and authors cut from one line, in the glued form.
    var cut: TitleCut?
    /// The index of the title line.
    private(set) var titleLine: Int?
    /// The line of the names, and what stands on it.
    private(set) var namesLine: Line?
    private(set) var list: NameList?
    private(set) var affiliations: [Substring] = []
    private var abstract: Range<Int>

    init(head: ListingHeadLine? = nil, beginning: ListingHeadLine.Beginning? = nil, range: Range<Int>) {
        self.head = head
        self.beginning = beginning
        self.range = range
        abstract = range.upperBound..<range.upperBound
    }

    /// The indices behind the head line.
    var body: Range<Int> {
        min(range.lowerBound + (head?.lineCount ?? range.count), range.upperBound)..<range.upperBound
    }

    /// The whole names it prints.
    var names: [Substring] { list?.names ?? [] }

    /// Settles which lines are title, names and abstract.
    mutating func parts(of lines: [Line], isSpaced: Bool) {
        abstract = body
        guard !body.isEmpty else { return }
        titleLine = body.lowerBound
        abstract = body.dropFirst().indices
        guard isSpaced, let next = body.dropFirst().first else { return }
        // Where the page ends inside the line under a title, names were due there.
        let isCutShort = lines[next].isOpen && !lines[next].text.endsSentence && lines[next].text.utf8.count < 100
        guard isCutShort || AuthorListing.isNameLine(lines[next]) else { return }
        namesLine = lines[next]
        let bare = TitleCut.withoutAffiliations(lines[next].text[...])
        list = NameList(bare.line, isOpen: lines[next].isOpen)
        affiliations = lines[next].isOpen ? [] : bare.affiliations
        abstract = body.dropFirst(2).indices
    }

    /// Cuts the glued title line.
    mutating func cutTitle(of lines: [Line], knowing isKnown: (Substring) -> Bool) {
        guard let titleLine else { return }
        let line = lines[titleLine]
        guard let cut = line.isOpen ? openCut(line, isKnown) : TitleCut(line.text[...], isKnown: isKnown) else {
            return
        }
        self.cut = cut
        namesLine = line
        list = NameList(names: cut.names, isCut: cut.isCut)
        affiliations = line.isOpen ? [] : cut.affiliations
    }

    /// A title line the page ends in: trusted up to its last comma, and only if the cut is plain.
    private func openCut(_ line: Line, _ isKnown: (Substring) -> Bool) -> TitleCut? {
        let bare = line.text.cutLast(at: " · ").map { $0.before.hasSuffix(" et al.") ? $0.before : line.text[...] }
        let text = bare ?? line.text[...]
        if NameList.withoutEtAl(text).isCut { return TitleCut(text, isKnown: isKnown) }
        guard let comma = text.lastIndex(of: ","), let cut = TitleCut(text[..<comma], isKnown: isKnown) else {
            return nil
        }
        return cut.isDoubtful || cut.names.count > 2 ? nil : cut
    }
}

// MARK: - The record

extension ListingEntry {
    func record(number: Int, lines: [Line], owner: ListingOwner?) -> PrintedRecord {
        var item = PrintedRecord("item \(number)", .item, lines: lines[range])
        stateHead(on: &item, lines)
        stateTitle(on: &item, lines)
        stateNames(on: &item, owner)
        item.stateAbstract(lines[abstract])
        return item
    }

    private func stateHead(on item: inout PrintedRecord, _ lines: [Line]) {
        if let beginning {
            let line = lines[range.lowerBound]
            item.isIncomplete = true
            if let score = beginning.score { item.state(.score, score, on: line) }
            if let tag = beginning.tag { stateTags(tag, on: line, of: &item) }
            if let date = beginning.date { item.state(.date, date, on: line) }
        }
        guard let head else { return }
        if let score = head.score { item.state(.score, score.text, on: score.line) }
        for tag in head.tags { stateTags(tag.text, on: tag.line, of: &item) }
        // At the open end of a page a day may lack a digit; a year never does.
        if let date = head.date, !date.line.isOpen || head.code != nil || date.text.contains(",") {
            item.state(.date, date.text, on: date.line)
        }
        if let code = head.code { item.state(.codeMark, code.text, on: code.line) }
        if body.isEmpty { item.isIncomplete = true }
    }

    private func stateTags(_ text: Substring, on line: Line, of item: inout PrintedRecord) {
        if let tags = ListingTags.divide(text) {
            for tag in tags { item.state(.tag, tag, on: line) }
        } else {
            item.state(.tag, text, on: line, confidence: 0.5)
        }
    }

    private func stateTitle(on item: inout PrintedRecord, _ lines: [Line]) {
        guard let titleLine else { return }
        let line = lines[titleLine]
        if line.isOpen { item.isIncomplete = true }
        if let cut {
            item.state(.title, cut.title, on: line, confidence: cut.isDoubtful ? 0.5 : 1)
        } else if line.isOpen {
            item.state(.titleCut, line.text[...], on: line)
        } else {
            item.state(.title, line.text[...], on: line, confidence: list == nil ? 0.5 : 1)
        }
    }

    private func stateNames(on item: inout PrintedRecord, _ owner: ListingOwner?) {
        guard let list, let line = namesLine else { return }
        item.mention(list.names, on: line)
        if cut?.isDoubtful == true, !item.mentions.isEmpty { item.mentions[0].confidence = 0.5 }
        if line.isOpen { item.isIncomplete = true }
        item.authorsComplete = !list.isCut && !line.isOpen
        for affiliation in affiliations { item.state(.affiliation, affiliation, on: line) }
        if list.isCut, let owner, !owner.isAmong(list.names) {
            item.mentions.append(
                .init(
                    String(owner.name), position: nil, basis: .listing, at: line.place,
                    confidence: owner.isPrinted ? 1 : owner.share))
        }
    }

    /// What a person should know about this record.
    func remarks(on item: PrintedRecord, file: String, lines: [Line]) -> [Remark] {
        var remarks: [Remark] = []
        for tag in item.assertions where tag.field == .tag && tag.confidence < 1 {
            remarks.append(
                Remark(
                    "the tag “\(tag.value)” is not a known one, nor known ones in one way only", file: file,
                    line: tag.place.line, mend: "It is kept whole"))
        }
        if let line = titleLine.map({ lines[$0] }), !line.isOpen, cut?.isDoubtful ?? (list == nil) {
            remarks.append(
                Remark(
                    "it is doubtful where the title ends and the authors begin", file: file, line: line.number,
                    mend: "Compare with the page itself"))
        }
        if item.isIncomplete { remarks.append(.cut(item.locator, file: file, line: item.lastLine)) }
        return remarks
    }
}
