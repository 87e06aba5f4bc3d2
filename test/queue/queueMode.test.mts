import './queueMode/killedWorker.mts';
