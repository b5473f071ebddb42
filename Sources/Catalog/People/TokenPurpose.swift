/// What a token that was handed out is to prove.
public enum TokenPurpose: String, CaseIterable, Sendable {
    /// That a claimant reads the mail of an address: of an institution, or one printed in a paper.
    case mail
    /// That a claimant can commit to a repository.
    case repository
    /// That a claimant can change a homepage.
    case homepage
    /// That an answer of an identity provider belongs to a question of ours.
    case signIn = "sign-in"
    /// That the address an account gave for its own mail is right.
    case address
    /// That whoever ends an account's digests has one of them before them.
    case stop
}
