/// The paper whose claims a reproduction measures.
public struct PaperReference: Hashable, Sendable, Codable {
    /// arXiv identifier without version, `1905.07833`.
    public var arxiv: String
    /// DOI of the published article, without a resolver's address.
    public var doi: String
    public var title: String
    /// As printed, in order.
    public var authors: [String]

    public init(arxiv: String, doi: String, title: String, authors: [String] = []) {
        self.arxiv = arxiv
        self.doi = doi
        self.title = title
        self.authors = authors
    }
}

extension PaperReference {
    /// Baldassi, Pittorino and Zecchina 2020, the first paper of this list.
    public static let wideFlatMinima = PaperReference(
        arxiv: "1905.07833", doi: "10.1073/pnas.1908636117",
        title: "Shaping the learning landscape in neural networks around wide flat minima",
        authors: ["Carlo Baldassi", "Fabrizio Pittorino", "Riccardo Zecchina"])
}
