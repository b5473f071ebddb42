/// Fetches a public page on behalf of a proof.
public protocol PageFetcher: Sendable {
    /// The page's text, at most a megabyte of it.
    /// - Throws: `BylineError` that says why there is none. It does not repeat the address.
    func page(at address: String) throws(BylineError) -> String
}

/// Looks up what the owner of a domain says in its name records.
public protocol NameLookup: Sendable {
    /// The texts (TXT) that stand under a name; none when there is no such name.
    func texts(of name: String) throws(BylineError) -> [String]
}
