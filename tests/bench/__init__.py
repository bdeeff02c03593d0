"""``make bench``: how fast the app answers, saves and sweeps, beside a bare handler of Bolt's."""
