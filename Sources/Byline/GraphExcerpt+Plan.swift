public import Catalog
import Graph

extension GraphExcerpt {
    /// Where each of its nodes goes on a sheet, for a picture that a page draws itself.
    ///
    /// Equal excerpts give equal plans. The time grows with the square of the number of nodes.
    public func plan() -> GraphPlan {
        let margin = 12.0
        let layout = NetworkLayout(self)
        let bounds = layout.bounds
        let strongest = edges.map(\.strength).max() ?? 1
        return GraphPlan(
            width: bounds.width + 2 * margin, height: bounds.height + 2 * margin,
            spots: zip(layout.discs, zip(layout.radii, layout.labels)).map { disc, node in
                GraphPlan.Spot(
                    x: disc.x - bounds.left + margin, y: disc.y - bounds.top + margin, radius: node.0, label: node.1)
            },
            lineWidths: edges.map { lineWidth($0.strength / strongest) })
    }
}
