import Byline

extension Session {
    /// How a token is mailed to an address.
    func post(_ registrar: Registrar) throws(BylineError) -> (String, ProofChallenge) throws -> Void {
        guard let post = surroundings.post else {
            throw BylineError(.conflict, "No way to send mail is set up", mend: "Show evidence of another kind")
        }
        return post
    }
}
