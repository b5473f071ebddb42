import CLibXML2

/// Reads XML piece by piece and hands over the elements somebody waits for, each whole.
///
/// Memory holds one such element and what the parser looks ahead. Nothing is fetched: a document that declares its own
/// entities is refused, and so are those nested deeper than libxml2 goes by itself.
package final class XMLFeed {
    enum Limit {
        /// Bytes of text and number of elements that one unit may hold; real ones stay below a megabyte.
        static let text = 32 << 20
        static let elements = 500_000
    }

    private let file: String
    /// The names of the elements that are handed over.
    private let wanted: Set<String>
    private var context: xmlParserCtxtPtr?
    private var mender = XMLMender()
    private var fault: IngestError?
    private var isReported = false

    // The unit that is being gathered.
    private var unit = XMLUnit()
    private var open: [Int32] = []
    private var isOversized = false
    private var finished: [Result<XMLUnit, IngestError>] = []

    // The parser keeps one copy of each name, so its address tells the name.
    private var names: [String] = []
    private var namesByAddress: [UnsafePointer<xmlChar>: Int32] = [:]
    private var hasRoot = false

    package init(units: Set<String>, file: String) {
        wanted = units
        self.file = file
    }

    deinit { if let context { xmlFreeParserCtxt(context) } }

    /// How many bytes had to be replaced so far, and the line of the first.
    var damage: (bytes: Int, line: Int)? { mender.replaced > 0 ? (mender.replaced, mender.firstLine) : nil }

    // MARK: Feeding

    /// Takes the next bytes and hands over the units that ended in them. One that is too large is a refusal.
    /// - Throws: when the document is no well-formed XML from here on; what ended before has been handed over.
    package func take(_ bytes: ArraySlice<UInt8>, unit: (Result<XMLUnit, IngestError>) -> Void) throws(IngestError) {
        for piece in mender.mended(bytes) { parse(piece, isLast: false) }
        try handOver(unit)
    }

    /// The document has ended.
    package func finish(unit: (Result<XMLUnit, IngestError>) -> Void) throws(IngestError) {
        parse(mender.rest(), isLast: true)
        try handOver(unit)
    }

    private func handOver(_ unit: (Result<XMLUnit, IngestError>) -> Void) throws(IngestError) {
        for one in finished { unit(one) }
        finished = []
        guard let fault, !isReported else { return }
        isReported = true
        throw fault
    }

    private func parse(_ bytes: ArraySlice<UInt8>, isLast: Bool) {
        if context == nil { start() }
        guard let context, fault == nil else { return }
        let status = bytes.withUnsafeBytes { raw in
            xmlParseChunk(context, raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count), isLast ? 1 : 0)
        }
        guard status != 0, fault == nil else { return }
        fault = error(from: context)
    }

    private func start() {
        xmlInitParser()
        var handler = xmlSAXHandler()
        handler.initialized = XML_SAX2_MAGIC
        handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
            XMLFeed.from(user)?.opens(name, attributes: attributes, count: Int(count))
        }
        handler.endElementNs = { user, _, _, _ in XMLFeed.from(user)?.closes() }
        handler.characters = { user, text, count in XMLFeed.from(user)?.write(text, Int(count)) }
        handler.cdataBlock = { user, text, count in XMLFeed.from(user)?.write(text, Int(count)) }
        handler.ignorableWhitespace = handler.characters
        handler.internalSubset = { user, _, _, _ in XMLFeed.from(user)?.refuseDeclarations() }
        // Faults are read off the context; without a handler libxml2 prints them.
        handler.serror = { _, _ in }
        // What lies in the bytes before they are XML goes to the handlers of the thread.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
        byline_xml_prints_nothing()
        context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        guard let context else {
            fault = IngestError("libxml2 could not start", file: file, mend: "Try again with more memory")
            return
        }
        _ = xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    }

    private static func from(_ user: UnsafeMutableRawPointer?) -> XMLFeed? {
        user.map { Unmanaged<XMLFeed>.fromOpaque($0).takeUnretainedValue() }
    }

    private func error(from context: xmlParserCtxtPtr) -> IngestError {
        let told = context.pointee.lastError
        let line = told.line > 0 ? Int(told.line) : nil
        let words = told.message.map { String(cString: $0).collapsed } ?? "it is not well formed"
        let isCut =
            told.code == Int32(XML_ERR_DOCUMENT_END.rawValue) || told.code == Int32(XML_ERR_TAG_NOT_FINISHED.rawValue)
        let what =
            !hasRoot
            ? "it is no XML: \(words)" : isCut ? "the XML ends early: \(words)" : "the XML is damaged: \(words)"
        return IngestError(
            what, file: file, line: line,
            mend: "What stands before it was read; fetch the document again for the rest")
    }

    // MARK: What the parser reports

    private func refuseDeclarations() {
        fault = IngestError(
            "it declares a document type, which may hold entities without end", file: file,
            mend: "Take the <!DOCTYPE …> out; what arXiv sends has none")
        if let context { xmlStopParser(context) }
    }

    private func opens(
        _ name: UnsafePointer<xmlChar>?, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
    ) {
        hasRoot = true
        guard let name else { return }
        let id = number(of: name)
        if open.isEmpty {
            guard wanted.contains(names[Int(id)]) else { return }
            // The one before was handed over with its arrays; room for a usual one saves growing by doubling.
            unit = XMLUnit()
            unit.elements.reserveCapacity(48)
            unit.text.reserveCapacity(3_072)
            isOversized = false
        }
        let start = Int32(unit.attributes.count)
        if let attributes { for index in 0..<count { note(attributes + 5 * index) } }
        let at = Int32(unit.text.count)
        if unit.elements.count >= Limit.elements { isOversized = true }
        guard !isOversized else { return open.append(0) }
        unit.elements.append(
            .init(
                name: id, line: Int32(clamping: currentLine), textStart: at, textEnd: at, attributeStart: start,
                attributeEnd: Int32(unit.attributes.count), next: Int32(unit.elements.count)))
        open.append(Int32(unit.elements.count - 1))
    }

    /// An attribute is five pointers: name, prefix, address, and the value's beginning and end.
    private func note(_ attribute: UnsafeMutablePointer<UnsafePointer<xmlChar>?>) {
        guard let name = attribute[0], let start = attribute[3], let end = attribute[4], !isOversized else { return }
        let value = UnsafeBufferPointer(start: start, count: end - start)
        unit.attributes.append((names[Int(number(of: name))], String(decoding: value, as: UTF8.self)))
    }

    private func closes() {
        guard let element = open.popLast() else { return }
        if !isOversized {
            unit.elements[Int(element)].textEnd = Int32(unit.text.count)
            unit.elements[Int(element)].next = Int32(unit.elements.count)
        }
        guard open.isEmpty else { return }
        if isOversized {
            finished.append(
                .failure(
                    IngestError(
                        "an element holds more than \(Limit.text >> 20) MiB of text or \(Limit.elements) elements",
                        file: file, line: currentLine, mend: "Look into the document; no real record is so large")))
            return
        }
        unit.lastLine = currentLine
        unit.names = names
        finished.append(.success(unit))
    }

    private func write(_ text: UnsafePointer<xmlChar>?, _ count: Int) {
        guard !open.isEmpty, !isOversized, let text else { return }
        guard unit.text.count + count <= Limit.text else {
            isOversized = true
            unit.text = []
            return
        }
        unit.text.append(contentsOf: UnsafeBufferPointer(start: text, count: count))
    }

    private var currentLine: Int {
        guard let context, let input = context.pointee.input else { return 1 }
        return Int(input.pointee.line)
    }

    private func number(of name: UnsafePointer<xmlChar>) -> Int32 {
        if let known = namesByAddress[name] { return known }
        let text = String(cString: name)
        let number: Int32
        if let index = names.firstIndex(of: text) {
            number = Int32(index)
        } else {
            number = Int32(names.count)
            names.append(text)
        }
        namesByAddress[name] = number
        return number
    }
}
