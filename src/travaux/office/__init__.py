"""The office: the only room that writes; one door (desk), one ledger, and a register that can be made anew."""
