public import Catalog
import Following
import Store

extension Registrar {
    /// Begins to follow. What is there already is no news; what comes later is told.
    public func follow(_ target: FollowTarget, by actor: Actor, at now: Instant? = nil) throws(BylineError) -> Follow {
        let now = now ?? Self.now()
        if case .researcher(let id) = target { try refuseHidden(id) }
        let known = try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) -> Follow? in
                switch target {
                case .researcher(let id):
                    if try store.current(id) != id { return nil }
                case .search(let words):
                    if words.allSatisfy({ $0 == " " }) { return nil }
                case .topic: break
                }
                let id = try store.addFollow(of: target, by: actor.account, at: now)
                try store.noteSightings(in: id, of: nil, at: nil)
                return try store.follow(id)
            }
        }
        return try known.orNotFound("That cannot be followed", mend: "Name a researcher, a topic or words")
    }

    public func follows(of actor: Actor) throws(BylineError) -> [Follow] {
        try ask { store throws(StoreError) in try store.follows(of: actor.account) }
    }

    /// One of an account's own follows; another's does not exist for it.
    public func follow(_ id: FollowID, of actor: Actor) throws(BylineError) -> Follow {
        let found = try ask { store throws(StoreError) in try store.follow(id) }
        return try found.flatMap { $0.account == actor.account ? $0 : nil }
            .orNotFound("You follow nothing of the id \(id)", mend: "List what you follow with `byline follow list`")
    }

    /// Stops following, under whatever ids the same thing is followed.
    public func unfollow(_ id: FollowID, by actor: Actor) throws(BylineError) -> Follow {
        let follow = try follow(id, of: actor)
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                for same in try store.follows(of: follow.target, by: actor.account) { try store.removeFollow(same.id) }
            }
        }
        return follow
    }

    /// Tells nothing more of what is followed, or tells again; feeds and counters do not change.
    public func setMuted(_ isMuted: Bool, _ id: FollowID, by actor: Actor) throws(BylineError) -> Follow {
        let follow = try follow(id, of: actor)
        try ask { store throws(StoreError) in
            try store.transaction { () throws(StoreError) in
                for same in try store.follows(of: follow.target, by: actor.account) {
                    try store.setMuted(isMuted, follow: same.id)
                }
            }
        }
        return try self.follow(id, of: actor)
    }

    /// The works that came to what is followed, as an Atom feed, newest first.
    /// - Throws: `.denied` for the feed of somebody who has hidden their page since.
    public func feed(of id: FollowID, for actor: Actor, limit: Int = 50) throws(BylineError) -> String {
        let follow = try follow(id, of: actor)
        if case .researcher(let id) = follow.target { try refuseHidden(id) }
        return AtomFeed(
            follow, try ask { store throws(StoreError) in try store.sightings(of: id, limit: limit) }
        ).text
    }

    /// Notes which of these works are new in what anybody follows, and tells those who want to be told.
    static func announce(_ works: Set<WorkID>, in store: Store, at now: Instant) throws(StoreError) {
        let hidden = try store.hiddenResearchers()
        for (id, new) in try store.noteSightings(in: nil, of: works, at: now).sorted(by: { $0.key < $1.key }) {
            guard let follow = try store.follow(id), !follow.isMuted else { continue }
            // Whose page is hidden is not followed any further, though the follow stays for the day it is shown again.
            if case .researcher(let id) = follow.target, hidden.contains(id) { continue }
            let delivery = try store.notificationSettings(of: follow.account)[.work]
            guard delivery != .off else { continue }
            for work in new {
                try store.addNotice(of: work, in: follow, inDigest: delivery == .digest, at: now)
            }
        }
    }
}
