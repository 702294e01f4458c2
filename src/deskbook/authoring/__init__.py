"""What writes or follows an entity: new, rename, retire, where."""
