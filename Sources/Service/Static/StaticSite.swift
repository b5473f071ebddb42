package import Byline
import Catalog

/// The public catalogue as files that any host can hand out: what the routes of the service answer, written down.
///
/// It begins at the home page and the lists of all pages and follows every address that it finds, so a link of the site
/// always has its file. Nothing on the pages depends on when they are written.
package struct StaticSite {
    private let base: SiteBase
    private let site: Site
    let links: Links
    let registrar: Registrar
    let folder: SiteFolder
    private var waiting: [SitePlace] = []
    private var met: Set<SitePlace> = []
    /// Pages that no route answers with: what stands in the place of the search.
    private var own: Set<SitePlace> = []
    /// Addresses on the pages behind which nothing stands.
    private var broken: [String] = []

    private init(of registrar: Registrar, at base: SiteBase, into folder: SiteFolder) throws(BylineError) {
        self.registrar = registrar
        self.base = base
        self.folder = folder
        let hidden = try registrar.hiddenResearchers()
        links = Links(origin: base.origin, base: base.segments, form: .files, hidden: hidden)
        site = Site.whole(at: base.origin, base: base.segments, form: .files)
    }

    /// Builds the site from one state of the catalogue, whatever is imported meanwhile.
    package static func build(
        from registrar: Registrar, at base: SiteBase, into folder: SiteFolder
    ) throws(BylineError) -> Build {
        let broken = try registrar.snapshot { () throws(BylineError) in
            var site = try StaticSite(of: registrar, at: base, into: folder)
            try site.write()
            return site.broken
        }
        return Build(report: try folder.finish(), broken: broken)
    }

    /// What came of a build.
    package struct Build: Hashable, Sendable {
        package var report: SiteFolder.Report
        /// Addresses on the pages behind which nothing stands; there should be none.
        package var broken: [String]
    }

    /// What an earlier build wrote and this one did not goes last, so that a reader who comes in the middle finds what
    /// pages of either lead to.
    private mutating func write() throws(BylineError) {
        try writeSearch()
        for place in [Place.home, .sitemap, .robots, .news] { meet(links.file(of: place)) }
        while let place = waiting.popLast() {
            if !own.contains(place) { try write(place) }
        }
        for list in Self.lists { try write(list: list) }
        try writeFormerAddresses()
        try writeMissingPage()
    }

    /// Lists for programs that the service answers in one piece, under the same addresses. Those that come page by page
    /// need somebody who reads a cursor, and so does what describes them.
    private static let lists = [
        "v1/topics.json", "v1/reproductions.json", "v1/export/researchers.ndjson", "v1/export/researchers.csv",
        "v1/export/works.ndjson", "v1/export/works.csv", "v1/export/works.bib", "v1/export/works.ris",
    ]

    private func write(list: String) throws(BylineError) {
        let request = Request(path: list.split(separator: "/").map(String.init))
        let answer = site.answer(request) { () throws(BylineError) in registrar }
        do {
            guard answer.response.status == 200 else { throw BylineError(.failure, answer.fault ?? "", mend: "") }
            try folder.put(try answer.response.wholeBody(), as: list)
        } catch {
            throw BylineError(
                .failure, "The list “\(list)” could not be made: \(error)",
                mend: "See what `byline check` says of the store")
        }
    }

    private mutating func meet(_ file: String) {
        let place = SitePlace(file: file)
        if met.insert(place).inserted { waiting.append(place) }
    }

    // MARK: What the routes answer

    private mutating func write(_ place: SitePlace) throws(BylineError) {
        guard SiteFolder.isPlain(place.file) else { return broken.append(place.file) }
        let answer = site.answer(place.request) { () throws(BylineError) in registrar }
        switch answer.response.status {
        case 200:
            try put(answer.response, as: place.file)
            if place.isOfRecord { try writeRecord(of: place) }
        case 300..<400: try writeForward(from: place, answer.response)
        case 400..<500: broken.append(place.file)
        default:
            throw BylineError(
                .failure, "The page “\(place.file)” could not be made: \(answer.fault ?? "no reason is told")",
                mend: "See what `byline check` says of the store")
        }
    }

    /// A page of our own, in the place that it names.
    mutating func put(_ page: some Page) throws(BylineError) {
        let file = links.file(of: page.place)
        own.insert(SitePlace(file: file))
        try put(Response(page), as: file)
    }

    private mutating func put(_ response: Response, as file: String) throws(BylineError) {
        try folder.put(response.body, as: file)
        let type = response.headers["Content-Type"] ?? ""
        guard type.hasPrefix("text/html") || type.contains("xml"), !type.contains("svg") else { return }
        for address in LinkScanner.addresses(in: response.body) {
            if let place = SitePlace(address: address, under: base) { meet(place.file) }
        }
    }

    /// The record for programs of what a page is about, where there is one.
    private func writeRecord(of place: SitePlace) throws(BylineError) {
        let request = Request(path: ["v1"] + place.request.path, headers: ["Accept": "application/json"])
        guard site.table.match(request.path) != nil else { return }
        let response = site.answer(request) { () throws(BylineError) in registrar }.response
        if response.status == 200 { try folder.put(response.body, as: place.record) }
    }

    // MARK: What answers with something else

    /// An id that was printed once keeps answering here too.
    private func writeFormerAddresses() throws(BylineError) {
        let former = try registrar.formerIDs()
        let places = former.researchers.map { Place.researcher($0) } + former.works.map { Place.work($0) }
        for place in places.map({ SitePlace(file: links.file(of: $0)) }) where !met.contains(place) {
            let response = site.answer(place.request) { () throws(BylineError) in registrar }.response
            // Whoever has become one with somebody that wishes no page has none either.
            if (300..<400).contains(response.status) { try writeForward(from: place, response) }
        }
    }

    private func writeForward(from place: SitePlace, _ response: Response) throws(BylineError) {
        let target = SitePlace(address: response.headers["Location"] ?? "", under: base)
        try folder.put(ForwardPage(address: address(of: target?.file ?? "index.html")).bytes, as: place.file)
    }

    private func address(of file: String) -> Address {
        Address(
            root: .init(origin: nil, base: base.segments), segments: file.split(separator: "/").map(String.init))
    }

    /// Most hosts hand out this file where they have none.
    private func writeMissingPage() throws(BylineError) {
        try folder.put(
            ErrorPage(links: links, status: 404, what: "Nothing has this address", mend: "Begin at the home page")
                .render(),
            as: "404.html")
    }
}
