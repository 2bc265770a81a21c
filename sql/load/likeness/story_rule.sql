-- The thresholds of the settings, where they moved.
UPDATE warehouse.story_rule AS rule
SET
    same_jaccard = :same_jaccard,
    same_portal_jaccard = :same_portal_jaccard,
    same_containment = :same_containment,
    contained_jaccard = :contained_jaccard,
    number_agreement = :number_agreement
WHERE
    (
        rule.same_jaccard,
        rule.same_portal_jaccard,
        rule.same_containment,
        rule.contained_jaccard,
        rule.number_agreement
    ) IS DISTINCT FROM (
        cast(:same_jaccard AS numeric(5, 4)),
        cast(:same_portal_jaccard AS numeric(5, 4)),
        cast(:same_containment AS numeric(5, 4)),
        cast(:contained_jaccard AS numeric(5, 4)),
        cast(:number_agreement AS numeric(5, 4))
    )
