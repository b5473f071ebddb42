/// Fetches a public page on behalf of a proof.
public protocol PageFetcher: Sendable {
    /// The page's text, at most a megabyte of it.
    /// - Throws: `BylineError` that says why there is none. It does not repeat the address.
    func page(at address: String) throws(BylineError) -> String
}
